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
 * The {@code az} and {@code kubectl} commands that undo the remaining steps of a run; steps that
 * are undone already are left out.
 */
final class UndoCommandsCard {
  private final SentenceRenderer renderer;
  private final RunOutcome outcome;

  private UndoCommandsCard(SentenceRenderer renderer, RunOutcome outcome) {
    this.renderer = renderer;
    this.outcome = outcome;
  }

  static Card of(SentenceRenderer renderer, Request request, List<StepProgress> steps) {
    var summary = new RequestSummary(request);
    var outcome = RunOutcome.of(summary.plan(), steps);
    var builder =
        new CardBuilder(renderer).headline(summary.asked(), Sentence.of("card.commands.back"));
    return outcome.toUndo().isEmpty()
        ? builder.line(Sentence.of("card.commands.none")).card()
        : builder.code(new UndoCommandsCard(renderer, outcome).lines()).card();
  }

  private String lines() {
    return outcome.toUndo().stream().flatMap(this::lines).collect(Collectors.joining("\n"));
  }

  private Stream<String> lines(PlannedStep step) {
    List<String> commands = step.step().undoCommands();
    if (commands.isEmpty()) {
      return Stream.of(comment("card.commands.back.none", step));
    }
    return outcome.isFinished(step)
        ? commands.stream()
        : Stream.concat(Stream.of(comment("card.commands.back.perhaps", step)), commands.stream());
  }

  /** A shell comment: a person must check what the bot would check before undoing. */
  private String comment(String key, PlannedStep step) {
    return "# "
        + renderer.render(Sentence.of(key, "what", step.step().description()), TextFormat.PLAIN);
  }
}
