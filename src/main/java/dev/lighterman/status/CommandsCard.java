package dev.lighterman.status;

import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
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
  static Card of(SentenceRenderer texts, Request request, List<StepProgress> steps, String words) {
    return isUndo(request, steps)
        ? UndoCommandsCard.of(texts, request, steps)
        : forth(texts, request, steps, words);
  }

  /** Whether the run takes back what it did, or did when somebody left it. */
  private static boolean isUndo(Request request, List<StepProgress> steps) {
    return switch (request.state()) {
      case RequestState.Undoing _, RequestState.Undone _ -> true;
      case RequestState.Halted halted -> halted.direction() == Direction.BACK;
      case RequestState.Left _ -> steps.stream().anyMatch(step -> step.mark() == Status.UNDONE);
      case RequestState.Unbegun _, RequestState.Running _, RequestState.Succeeded _ -> false;
      case RequestState.Refused _, RequestState.Rejected _, RequestState.Expired _ -> false;
      case RequestState.Withdrawn _, RequestState.Superseded _ -> false;
    };
  }

  private static Card forth(
      SentenceRenderer texts, Request request, List<StepProgress> steps, String words) {
    Set<StepId> done = done(steps);
    var subject = new RequestSummary(request);
    List<String> lines = lines(subject, done);
    var sheet =
        new CardBuilder(texts)
            .headline(subject.asked(), Sentence.of("card.commands", "done", done.size()));
    if (lines.isEmpty() && subject.plan().manualCommands().isEmpty()) {
      return sheet.line(Sentence.of("card.commands.none")).card();
    }
    if (!lines.isEmpty()) {
      sheet.code(String.join("\n", lines));
    }
    ManualStepLines.of(subject.plan(), sheet);
    return sheet
        .line(Sentence.of("card.commands.secrets"))
        .line(Sentence.of("card.commands.words"))
        .code(words)
        .card();
  }

  private static Set<StepId> done(List<StepProgress> steps) {
    return steps.stream()
        .filter(step -> step.mark() == Status.DONE)
        .map(StepProgress::id)
        .collect(Collectors.toSet());
  }

  private static List<String> lines(RequestSummary subject, Set<StepId> done) {
    return subject.plan().steps().stream()
        .filter(step -> !done.contains(step.id()))
        .flatMap(step -> step.step().commands().stream())
        .toList();
  }
}
