package dev.lighterman.documentation;

import dev.lighterman.catalogue.Operations;
import dev.lighterman.request.Step;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What plans are made of: every step of the catalogue, by an example of each. */
final class StepsDocumentationTest {
  private final SentenceRenderer english = new SentenceRenderer(Locale.ENGLISH);

  @Test
  void everyStepOfTheCatalogue() {
    MarkdownPage.named("steps")
        .assertGenerated(
            "steps",
            MarkdownTable.of(
                List.of("step", "in a plan it reads", "usually takes", "by hand", "undone by hand"),
                Operations.planFormats().steps().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(step -> row(step.getKey(), SampleStep.of(step.getValue())))
                    .toList()));
  }

  private List<String> row(String name, Step step) {
    return List.of(
        "`" + name + "`",
        english.render(step.description(), TextFormat.PLAIN),
        duration(step.expectedDuration()),
        commands(step.commands()),
        commands(step.undoCommands()));
  }

  private static String duration(Duration usual) {
    return usual.toMinutes() > 0 ? usual.toMinutes() + " min" : usual.toSeconds() + " s";
  }

  /** The commands without their options, each once. */
  private static String commands(List<String> lines) {
    return lines.isEmpty()
        ? "–"
        : lines.stream()
            .map(line -> "`" + line.lines().findFirst().orElse("").replaceFirst(" --.*", "") + "`")
            .distinct()
            .collect(Collectors.joining(", "));
  }
}
