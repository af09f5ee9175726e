package dev.lighterman.command;

/** Quotation marks, straight and curly, of the keyboards of several languages. */
final class QuotationMarks {
  private static final String DOUBLE = "\"“”„«»";
  private static final String SINGLE = "'‘’‚‹›";

  private QuotationMarks() {}

  static boolean is(char c) {
    return DOUBLE.indexOf(c) >= 0 || SINGLE.indexOf(c) >= 0;
  }

  /** Whether one of them may close a quotation that the other opened. */
  static boolean pair(char open, char close) {
    return sameKind(open).indexOf(close) >= 0;
  }

  static String around(String text) {
    return text.indexOf('"') < 0 ? '"' + text + '"' : "'" + text + "'";
  }

  /** The text as one word, its value quoted if it has blanks, as in {@code why="two words"}. */
  static String whereNeeded(String text) {
    if (!text.isEmpty() && text.chars().noneMatch(c -> blank((char) c))) {
      return text;
    }
    int equals = text.indexOf('=');
    boolean key = equals > 0 && text.substring(0, equals).chars().noneMatch(c -> blank((char) c));
    return key ? text.substring(0, equals + 1) + around(text.substring(equals + 1)) : around(text);
  }

  /** Whether it is a blank of any kind, non-breaking ones included. */
  static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String sameKind(char c) {
    return DOUBLE.indexOf(c) >= 0 ? DOUBLE : SINGLE;
  }
}
