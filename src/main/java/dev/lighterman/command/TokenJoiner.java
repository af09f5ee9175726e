package dev.lighterman.command;

import java.util.ArrayList;
import java.util.List;

/** Puts together what blanks tore apart: {@code ip = 10.0.0.50}, {@code repos=pos, menu}. */
final class TokenJoiner {
  private TokenJoiner() {}

  static List<CommandToken> close(List<CommandToken> tokens, Options options) {
    var closed = new ArrayList<CommandToken>();
    for (CommandToken token : tokens) {
      if (!closed.isEmpty() && joins(closed.getLast(), token, options)) {
        closed.add(CommandToken.plain(closed.removeLast().text() + token.text()));
      } else {
        closed.add(token);
      }
    }
    return List.copyOf(closed);
  }

  private static boolean joins(CommandToken before, CommandToken token, Options options) {
    return assigns(before, token, options) || lists(before, token, options);
  }

  /** {@code ip} and {@code =10.0.0.50}, or {@code ip=} and {@code 10.0.0.50}. */
  private static boolean assigns(CommandToken before, CommandToken token, Options options) {
    if (before.quoted() || before.flag() || token.flag()) {
      return false;
    }
    boolean names = options.byKey(CommandToken.plain(before.text() + "=")).isPresent();
    boolean open = before.text().endsWith("=") && options.byKey(before).isPresent();
    boolean value = token.quoted() || options.byKey(token).isEmpty();
    return (names && token.text().startsWith("=")) || (open && value);
  }

  /** {@code repos=pos,} and {@code menu}. */
  private static boolean lists(CommandToken before, CommandToken token, Options options) {
    boolean comma = before.text().endsWith(",") || token.text().startsWith(",");
    return comma && !before.quoted() && !token.flag() && options.byKey(token).isEmpty();
  }
}
