package dev.lighterman.command;

import java.util.ArrayList;
import java.util.List;

/** Puts together what blanks tore apart: {@code ip = 10.0.0.50}, {@code repos=pos, menu}. */
final class Joints {
  private Joints() {}

  static List<Token> close(List<Token> tokens, Options options) {
    var closed = new ArrayList<Token>();
    for (Token token : tokens) {
      if (!closed.isEmpty() && joins(closed.getLast(), token, options)) {
        closed.add(Token.plain(closed.removeLast().text() + token.text()));
      } else {
        closed.add(token);
      }
    }
    return List.copyOf(closed);
  }

  private static boolean joins(Token before, Token token, Options options) {
    return assigns(before, token, options) || lists(before, token, options);
  }

  /** {@code ip} and {@code =10.0.0.50}, or {@code ip=} and {@code 10.0.0.50}. */
  private static boolean assigns(Token before, Token token, Options options) {
    if (before.quoted() || before.flag() || token.flag()) {
      return false;
    }
    boolean names = options.byKey(Token.plain(before.text() + "=")).isPresent();
    boolean open = before.text().endsWith("=") && options.byKey(before).isPresent();
    boolean value = token.quoted() || options.byKey(token).isEmpty();
    return (names && token.text().startsWith("=")) || (open && value);
  }

  /** {@code repos=pos,} and {@code menu}. */
  private static boolean lists(Token before, Token token, Options options) {
    boolean comma = before.text().endsWith(",") || token.text().startsWith(",");
    return comma && !before.quoted() && !token.flag() && options.byKey(token).isEmpty();
  }
}
