package dev.lighterman.command;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word of a typed line.
 *
 * @param quoted whether it began with a quotation mark; then it is never an option
 */
record CommandToken(String text, boolean quoted) {
  private static final Pattern FLAG = Pattern.compile("--?\\p{Alpha}.*");

  static CommandToken plain(String text) {
    return new CommandToken(text, false);
  }

  /** The tokens as a line to type. */
  static String line(List<CommandToken> tokens) {
    return tokens.stream().map(CommandToken::typed).collect(Collectors.joining(" "));
  }

  /** Whether it looks like an option's name, with or without its value. */
  boolean flag() {
    return !quoted && FLAG.matcher(text).matches();
  }

  private String typed() {
    return quoted ? QuotationMarks.around(text) : QuotationMarks.whereNeeded(text);
  }
}
