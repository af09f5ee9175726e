package dev.lighterman.status;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Tables and buttons as plain text, for notifications and screen readers. */
final class AccessibleText {
  private AccessibleText() {}

  static String row(List<String> names, List<String> row) {
    var joiner = new StringJoiner(CardBuilder.SEPARATOR);
    IntStream.range(0, row.size())
        .forEach(
            i -> joiner.add(TextFormat.SLACK.escape(names.get(i) + ": ") + escaped(row.get(i))));
    return joiner.toString();
  }

  /** Escapes a cell, but keeps a mention. */
  private static String escaped(String cell) {
    return cell.matches("<@[A-Z0-9]+>") ? cell : TextFormat.SLACK.escape(cell);
  }

  static String buttons(List<CardButton> buttons) {
    var joiner = new StringJoiner(CardBuilder.SEPARATOR);
    buttons.forEach(button -> joiner.add(TextFormat.SLACK.escape(button(button))));
    return joiner.toString();
  }

  /** A button that runs a command is followed by the command, unless that is its label. */
  private static String button(CardButton button) {
    boolean isCommand =
        button.action() instanceof ButtonAction.RunWords
            || button.action() instanceof ButtonAction.OpenForm;
    boolean words = isCommand && !button.value().equals(button.label());
    return "[" + button.label() + "]" + (words ? " (" + button.value() + ")" : "");
  }
}
