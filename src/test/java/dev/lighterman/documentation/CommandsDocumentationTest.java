package dev.lighterman.documentation;

import dev.lighterman.command.HelpText;
import dev.lighterman.command.Usage;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be typed, from the usages of the catalogue as help says them. */
final class CommandsDocumentationTest {
  private static final MarkdownPage PAGE = MarkdownPage.named("commands");

  private final SentenceRenderer english = new SentenceRenderer(Locale.ENGLISH);

  @TempDir private Path folder;

  @Test
  void allCommands() {
    List<Usage> usages = SampleUsages.in(folder);
    PAGE.assertGenerated(
        "commands",
        HelpText.help(usages).parts().stream()
            .filter(Answer.Table.class::isInstance)
            .map(this::markdown)
            .collect(Collectors.joining()));
  }

  @Test
  void eachCommand() {
    PAGE.assertGenerated(
        "each",
        SampleUsages.in(folder).stream().map(this::section).collect(Collectors.joining("\n\n")));
  }

  private String section(Usage usage) {
    return HelpText.help(usage).parts().stream()
        .map(this::markdown)
        .collect(Collectors.joining("\n\n", "### " + usage.verb() + "\n\n", ""));
  }

  private String markdown(Answer.Part part) {
    return switch (part) {
      case Answer.Line(var sentence) -> text(sentence);
      case Answer.Code(var text) ->
          "```\n/registry " + text(text).replace(" [--", "\n  [--") + "\n```";
      case Answer.Table(var columns, var rows) ->
          MarkdownTable.of(texts(columns), rows.stream().map(this::cells).toList());
      case Answer.Section _, Answer.Buttons _ ->
          throw new IllegalArgumentException("help has no " + part);
    };
  }

  /** The first cell is what is typed. */
  private List<String> cells(List<Sentence> row) {
    List<String> cells = new ArrayList<>(texts(row));
    cells.set(0, "`" + cells.getFirst() + "`");
    return cells;
  }

  private List<String> texts(List<Sentence> sentences) {
    return sentences.stream().map(this::text).toList();
  }

  private String text(Sentence sentence) {
    return english.render(sentence, TextFormat.PLAIN);
  }
}
