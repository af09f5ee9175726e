package dev.lighterman.status;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Tables and buttons as one would read them aloud: for notifications and screen readers. */
final class ReadAloud {
  private ReadAloud() {}

  static String row(List<String> names, List<String> row) {
    var line = new StringJoiner(Sheet.BETWEEN);
    IntStream.range(0, row.size())
        .forEach(i -> line.add(Surface.SLACK.escape(names.get(i) + ": ") + mentioned(row.get(i))));
    return line.toString();
  }

  /** A cell is text as it is, but for a mention, which stays one. */
  private static String mentioned(String cell) {
    return cell.matches("<@[A-Z0-9]+>") ? cell : Surface.SLACK.escape(cell);
  }

  static String buttons(List<CardButton> buttons) {
    var line = new StringJoiner(Sheet.BETWEEN);
    buttons.forEach(button -> line.add(Surface.SLACK.escape(button(button))));
    return line.toString();
  }

  /** A button that says words for somebody is read with the words, where they are not its label. */
  private static String button(CardButton button) {
    boolean words = button.action() == Action.SAY && !button.value().equals(button.label());
    return "[" + button.label() + "]" + (words ? " (" + button.value() + ")" : "");
  }
}
