package dev.lighterman.command;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes what Slack and keyboards change in typed text. */
final class InputNormalizer {
  /** A link, a person, a channel, a user group or a date, as Slack wraps them. */
  private static final Pattern WRAPPED =
      Pattern.compile("<(?<kind>[@#!]|(?=[a-z]+:))(?<what>[^<>|\\s]+)(?:\\|(?<label>[^<>]*))?>");

  private static final Pattern CONTINUED = Pattern.compile("\\\\\\h*(?:\\R|$)");
  private static final Pattern LONG_DASH = Pattern.compile("[—―]");
  private static final Pattern SHORT_DASH = Pattern.compile("[‐‑‒–−]");

  private static final Pattern MANY_DASHES = Pattern.compile("^-{3,}");
  private static final Pattern AROUND = Pattern.compile("^[\\s`]+|[\\s`]+$");

  private InputNormalizer() {}

  /** The whole line as it was typed; dashes are left to {@link #dashes}. */
  static String line(String typed) {
    String joined = CONTINUED.matcher(typed).replaceAll(" ");
    String visible =
        joined
            .codePoints()
            .filter(c -> Character.getType(c) != Character.FORMAT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String unwrapped =
        WRAPPED.matcher(visible).replaceAll(found -> Matcher.quoteReplacement(unwrapped(found)));
    String unescaped = unwrapped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return AROUND.matcher(unescaped).replaceAll("");
  }

  /** A word with plain dashes again: a long dash was two of them, other kinds were one. */
  static CommandToken dashes(CommandToken token) {
    if (token.quoted()) {
      return token;
    }
    int value = token.text().indexOf('=') + 1;
    int end = value == 0 ? token.text().length() : value;
    String name = LONG_DASH.matcher(token.text().substring(0, end)).replaceAll("--");
    String plain = SHORT_DASH.matcher(name).replaceAll("-");
    return CommandToken.plain(
        MANY_DASHES.matcher(plain).replaceFirst("--") + token.text().substring(end));
  }

  private static String unwrapped(MatchResult found) {
    String what = found.group("what");
    String label = found.group("label");
    return switch (found.group("kind")) {
      case "@", "#" -> what;
      case "!" -> what.startsWith("subteam^") ? what.substring(8) : label == null ? what : label;
      default -> label == null || label.isEmpty() ? what.replaceFirst("^mailto:", "") : label;
    };
  }
}
