package dev.lighterman.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.value.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Compares cards with what they should look like, kept in files. {@code -Dgolden.update} writes the
 * files anew; look at the difference before it is committed.
 */
public final class GoldenFiles {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  /** A value that a pattern names and nobody gave; dates are written so, too. */
  private static final Pattern UNSAID = Pattern.compile("\\{(?!date_short_pretty}|time})[\\w-]+}");

  private GoldenFiles() {}

  static void assertCardMatches(Language language, String name, Card card) {
    Path folder = language == Language.EN ? FOLDER : FOLDER.resolve(language.tag());
    assertCardMatches(folder.resolve(name + ".txt"), written(card));
  }

  /** Compares what is read in a conversation. */
  public static void assertReads(String name, String seen) {
    assertCardMatches(FOLDER.resolve(name + ".txt"), seen + "\n");
  }

  private static void assertCardMatches(Path file, String seen) {
    assertFalse(UNSAID.matcher(seen).find(), () -> "a value is missing in\n" + seen);
    try {
      if (System.getProperty("golden.update") != null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, seen);
      }
      assertEquals(Files.readString(file), seen);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": run with -Dgolden.update once", e);
    }
  }

  private static String written(Card card) {
    var lines = new StringJoiner("\n", "", "\n");
    card.parts().forEach(part -> lines.add(written(part)));
    return lines.add("").add("──── read aloud ────").add(card.text()).toString();
  }

  private static String written(CardPart part) {
    return switch (part) {
      case CardPart.Title(var text) -> "# " + text;
      case CardPart.Headline(var text) -> text;
      case CardPart.Lines(var said) -> String.join("\n", said);
      case CardPart.Facts(var facts) ->
          String.join("\n", facts.stream().map(GoldenFiles::written).toList());
      case CardPart.Fields(var fields) ->
          String.join("\n", fields.stream().map(field -> "|" + written(field)).toList());
      case CardPart.Bullets(var heading, var lines) ->
          heading + "\n• " + String.join("\n• ", lines);
      case CardPart.Table(var headers, var rows) -> table(headers, rows);
      case CardPart.Code(var text) -> "```\n" + text + "\n```";
      case CardPart.Buttons(var buttons) ->
          String.join("\n", buttons.stream().map(GoldenFiles::written).toList());
      case CardPart.Context(var text) -> "    " + text;
    };
  }

  private static String written(CardPart.Fact fact) {
    return "  %-14s %s".formatted(fact.label(), String.join("\n" + " ".repeat(17), fact.lines()));
  }

  private static String table(List<String> headers, List<List<String>> rows) {
    var lines = new StringJoiner("\n");
    lines.add("| " + String.join(" | ", headers) + " |");
    rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
    return lines.toString();
  }

  private static String written(CardButton button) {
    var line =
        "[%s] %s %s=%s"
                .formatted(button.label(), button.style(), button.action().word(), button.value())
            + (button.accessibilityLabel() == null ? "" : " “" + button.accessibilityLabel() + "”");
    return button.confirm() == null
        ? line
        : line
            + "\n      ? "
            + button.confirm().title()
            + "\n        "
            + button.confirm().text()
            + "\n        ("
            + button.confirm().yes()
            + ") ("
            + button.confirm().no()
            + ")";
  }
}
