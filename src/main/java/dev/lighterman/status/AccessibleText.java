package dev.lighterman.status;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Tables and buttons as one would read them aloud: for notifications and screen readers. */
final class AccessibleText {
  private AccessibleText() {}

  static String row(List<String> names, List<String> row) {
    var line = new StringJoiner(CardBuilder.BETWEEN);
    IntStream.range(0, row.size())
        .forEach(
            i -> line.add(TextFormat.SLACK.escape(names.get(i) + ": ") + mentioned(row.get(i))));
    return line.toString();
  }

  /** A cell is text as it is, but for a mention, which stays one. */
  private static String mentioned(String cell) {
    return cell.matches("<@[A-Z0-9]+>") ? cell : TextFormat.SLACK.escape(cell);
  }

  static String buttons(List<CardButton> buttons) {
    var line = new StringJoiner(CardBuilder.BETWEEN);
    buttons.forEach(button -> line.add(TextFormat.SLACK.escape(button(button))));
    return line.toString();
  }

  /** A button that says words for somebody is read with the words, where they are not its label. */
  private static String button(CardButton button) {
    boolean words = button.action() == ButtonAction.SAY && !button.value().equals(button.label());
    return "[" + button.label() + "]" + (words ? " (" + button.value() + ")" : "");
  }
}
