package dev.lighterman.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins what blanks separate, as in {@code ip = 10.0.0.50}, {@code repos=pos, menu} and {@code
 * at=cette nuit}.
 */
final class TokenJoiner {
  private TokenJoiner() {}

  static List<CommandToken> join(List<CommandToken> tokens, Options options) {
    var joined = new ArrayList<CommandToken>();
    for (CommandToken token : tokens) {
      if (!joined.isEmpty() && joins(joined.getLast(), token, options)) {
        joined.add(CommandToken.plain(joined.removeLast().text() + token.text()));
      } else if (!joined.isEmpty() && isNight(joined.getLast(), token)) {
        joined.add(CommandToken.plain(joined.removeLast().text() + " " + token.text()));
      } else {
        joined.add(token);
      }
    }
    return List.copyOf(joined);
  }

  private static boolean joins(CommandToken before, CommandToken token, Options options) {
    return isAssignment(before, token, options) || isList(before, token, options);
  }

  /** {@code ip} and {@code =10.0.0.50}, or {@code ip=} and {@code 10.0.0.50}. */
  private static boolean isAssignment(CommandToken before, CommandToken token, Options options) {
    if (before.quoted() || before.flag() || token.flag()) {
      return false;
    }
    boolean name = options.byKey(CommandToken.plain(before.text() + "=")).isPresent();
    boolean valueMissing = before.text().endsWith("=") && options.byKey(before).isPresent();
    boolean value = token.quoted() || options.byKey(token).isEmpty();
    return (name && token.text().startsWith("=")) || (valueMissing && value);
  }

  /** {@code repos=pos,} and {@code menu}, but not {@code ipp=10.0.0.50}, a mistyped option. */
  private static boolean isList(CommandToken before, CommandToken token, Options options) {
    boolean comma = before.text().endsWith(",") || token.text().startsWith(",");
    String value = options.byKey(before).isEmpty() ? before.text() : valueOf(before);
    boolean mistyped = token.text().contains("=") && !value.contains("=");
    return comma
        && !before.quoted()
        && !token.flag()
        && !mistyped
        && options.byKey(token).isEmpty();
  }

  /** French says tonight in two words, and who answers a colleague puts no quotation marks. */
  private static boolean isNight(CommandToken before, CommandToken token) {
    return !before.quoted()
        && !token.quoted()
        && token.text().equalsIgnoreCase("nuit")
        && before.text().matches("(?i)(.*=)?cette");
  }

  private static String valueOf(CommandToken assignment) {
    return assignment.text().substring(assignment.text().indexOf('=') + 1);
  }
}
