package dev.lighterman.status;

import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@code az} and {@code kubectl} lines that do what a request has not done yet. */
final class CommandsCard {
  private CommandsCard() {}

  /**
   * @param words what asks the bot for the same
   */
  static Card of(Texts texts, Request request, List<StepProgress> steps, String words) {
    Set<StepId> done = done(steps);
    var subject = new Subject(request);
    String lines = lines(subject.plan(), done);
    var sheet =
        new Sheet(texts)
            .headline(subject.asked(), Sentence.of("card.commands", "done", done.size()));
    if (lines.isEmpty() && subject.plan().elsewhere().isEmpty()) {
      return sheet.line(Sentence.of("card.commands.none")).card();
    }
    if (!lines.isEmpty()) {
      sheet.code(lines);
    }
    ElsewhereLines.of(subject.plan(), sheet);
    return sheet
        .line(Sentence.of("card.commands.secrets"))
        .line(Sentence.of("card.commands.words"))
        .code(words)
        .card();
  }

  private static Set<StepId> done(List<StepProgress> steps) {
    return steps.stream()
        .filter(step -> step.mark() == Mark.DONE)
        .map(StepProgress::id)
        .collect(Collectors.toSet());
  }

  private static String lines(Plan plan, Set<StepId> done) {
    return plan.steps().stream()
        .filter(step -> !done.contains(step.id()))
        .flatMap(step -> step.step().commands().stream())
        .collect(Collectors.joining("\n"));
  }
}
