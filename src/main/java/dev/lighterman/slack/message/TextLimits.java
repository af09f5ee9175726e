package dev.lighterman.slack.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts to Slack's limits: it rejects a whole message if one text is too long. */
public final class TextLimits {
  static final int MESSAGE_TEXT = 39_000;

  /** Edits have a lower limit than posts: 4,000 characters; counted in bytes to be safe. */
  static final int EDITED_TEXT = 3_900;

  public static final int SECTION = 3_000;
  static final int HEADER = 150;
  static final int FIELD = 2_000;
  static final int BUTTON = 75;
  static final int BUTTON_VALUE = 2_000;
  public static final int OPTION = 75;
  public static final int OPTION_VALUE = 150;
  static final int CONFIRM_TITLE = 100;
  static final int CONFIRM_TEXT = 300;
  static final int CONFIRM_ANSWER = 30;
  public static final int VIEW_TITLE = 24;
  public static final int LABEL = 2_000;

  private static final String ELLIPSIS = "…";
  private static final String LINE_CONTINUATION = " \\";

  private TextLimits() {}

  /** Plain text, cut to {@code most} characters. */
  public static String plain(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(0, wholeCharacters(text, most - ELLIPSIS.length())) + ELLIPSIS;
  }

  /** Marked-up text, cut to {@code most} characters, never within a mention or an escape. */
  public static String markup(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    String kept = text.substring(0, wholeCharacters(text, most - ELLIPSIS.length()));
    int open = kept.lastIndexOf('<');
    if (open > kept.lastIndexOf('>')) {
      kept = kept.substring(0, open);
    }
    int escape = kept.lastIndexOf('&');
    if (escape > kept.lastIndexOf(';')) {
      kept = kept.substring(0, escape);
    }
    return kept + ELLIPSIS;
  }

  /** Marked-up text, cut to the limit of an edit. */
  static String edited(String text) {
    String kept = markup(text, EDITED_TEXT);
    while (kept.getBytes(UTF_8).length > EDITED_TEXT) {
      // UTF-8 needs at most three bytes for each char.
      int over = kept.getBytes(UTF_8).length - EDITED_TEXT;
      kept = markup(kept, kept.length() - Math.max(2, over / 3));
    }
    return kept;
  }

  /**
   * A command line in pieces of at most {@code most} characters. They are joined by a backslash at
   * each line's end, as shells read them; a line without a suitable space is simply cut.
   */
  static List<String> folded(String line, int most) {
    List<String> pieces = new ArrayList<>();
    String rest = line;
    while (rest.length() > most) {
      int space = rest.lastIndexOf(' ', most - LINE_CONTINUATION.length());
      boolean atSpace = space > 0 && outsideQuotes(rest.substring(0, space));
      int at = atSpace ? space : wholeCharacters(rest, most);
      pieces.add(rest.substring(0, at) + (atSpace ? LINE_CONTINUATION : ""));
      rest = rest.substring(atSpace ? at + 1 : at);
    }
    pieces.add(rest);
    return pieces;
  }

  private static boolean outsideQuotes(String text) {
    return text.chars().filter(letter -> letter == '\'').count() % 2 == 0;
  }

  /** Joins lines into as few texts as possible, each of at most {@code most} characters. */
  static List<String> join(List<String> lines, int most) {
    List<String> texts = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : lines) {
      String kept = markup(line, most);
      if (!current.isEmpty() && current.length() + 1 + kept.length() > most) {
        texts.add(current.toString());
        current.setLength(0);
      }
      current.append(current.isEmpty() ? "" : "\n").append(kept);
    }
    if (!current.isEmpty()) {
      texts.add(current.toString());
    }
    return texts;
  }

  /** The position, moved so that no surrogate pair is split. */
  private static int wholeCharacters(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }
}
