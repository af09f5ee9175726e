package dev.lighterman.status;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code az} and {@code kubectl} lines that take back what is left to be taken back of a run
 * that is undone: what they would do again is in none of them.
 */
final class UndoCommandsCard {
  private final SentenceRenderer texts;
  private final RunOutcome remains;

  private UndoCommandsCard(SentenceRenderer texts, RunOutcome remains) {
    this.texts = texts;
    this.remains = remains;
  }

  static Card of(SentenceRenderer texts, Request request, List<StepProgress> steps) {
    var subject = new RequestSummary(request);
    var remains = RunOutcome.of(subject.plan(), steps);
    var sheet = new CardBuilder(texts).headline(subject.asked(), Sentence.of("card.commands.back"));
    return remains.toUndo().isEmpty()
        ? sheet.line(Sentence.of("card.commands.none")).card()
        : sheet.code(new UndoCommandsCard(texts, remains).lines()).card();
  }

  private String lines() {
    return remains.toUndo().stream().flatMap(this::lines).collect(Collectors.joining("\n"));
  }

  private Stream<String> lines(PlannedStep step) {
    List<String> commands = step.step().undoCommands();
    if (commands.isEmpty()) {
      return Stream.of(comment("card.commands.back.none", step));
    }
    return remains.isFinished(step)
        ? commands.stream()
        : Stream.concat(Stream.of(comment("card.commands.back.perhaps", step)), commands.stream());
  }

  /** What the bot finds out before it takes something back, a person has to look at. */
  private String comment(String key, PlannedStep step) {
    return "# "
        + texts.render(Sentence.of(key, "what", step.step().description()), TextFormat.PLAIN);
  }
}
