package dev.lighterman.status;

import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code az} and {@code kubectl} commands for a request's remaining work, or to undo it. */
final class CommandsCard {
  private CommandsCard() {}

  /**
   * @param words the bot command that requests the same
   */
  static Card of(
      SentenceRenderer renderer, Request request, List<StepProgress> steps, String words) {
    return isUndo(request, steps)
        ? undo(renderer, request, steps)
        : remaining(renderer, request, steps, words);
  }

  /** Whether the run is being undone, or was when somebody left it. */
  private static boolean isUndo(Request request, List<StepProgress> steps) {
    return switch (request.state()) {
      case RequestState.Undoing _, RequestState.Undone _ -> true;
      case RequestState.Halted halted -> halted.direction() == Direction.BACK;
      case RequestState.Left _ -> steps.stream().anyMatch(step -> step.mark().undoFinished());
      case RequestState.Resuming _, RequestState.AwaitingReapproval _ -> false;
      case RequestState.Unbegun _, RequestState.Running _, RequestState.Succeeded _ -> false;
      case RequestState.Refused _, RequestState.Rejected _, RequestState.Expired _ -> false;
      case RequestState.Withdrawn _, RequestState.Superseded _ -> false;
    };
  }

  private static Card remaining(
      SentenceRenderer renderer, Request request, List<StepProgress> steps, String words) {
    Set<StepId> done = done(steps);
    var summary = new RequestSummary(request);
    Optional<Retry> retry = Retry.of(request);
    List<String> lines = lines(summary, done, retry);
    var builder =
        new CardBuilder(renderer)
            .headline(
                summary.asked(),
                Sentence.of("card.commands", "begun", done.isEmpty() ? "no" : "yes"));
    if (lines.isEmpty() && summary.plan().details().manualCommands().isEmpty()) {
      return builder.line(Sentence.of("card.commands.none")).card();
    }
    if (!lines.isEmpty()) {
      builder.code(String.join("\n", lines));
    }
    retry.map(Retry::sentence).ifPresent(builder::line);
    addManual(summary.plan(), builder);
    if (lines.stream().anyMatch(line -> line.contains("<"))) {
      builder.line(Sentence.of("card.commands.secrets"));
    }
    // While it is open, another request for the site would be refused.
    return builder
        .line(
            Sentence.of("card.commands.words", "number", request.number().toString())
                .with("open", request.state().ended() ? "no" : "yes"))
        .code(words)
        .card();
  }

  /** Adds the commands for the people at the site, if the plan has any. */
  static void addManual(Plan plan, CardBuilder builder) {
    plan.details()
        .manualCommands()
        .ifPresent(lines ->
            builder.line(Sentence.of("card.elsewhere", "site", plan.siteName())).code(lines));
  }

  private static Set<StepId> done(List<StepProgress> steps) {
    return steps.stream()
        .filter(step -> step.mark() == Status.DONE)
        .map(StepProgress::id)
        .collect(Collectors.toSet());
  }

  /** What the failed step made with its former value is deleted first, as the run would. */
  private static List<String> lines(
      RequestSummary summary, Set<StepId> done, Optional<Retry> retry) {
    Optional<StepId> failed = retry.map(Retry::failed);
    return summary.plan().steps().stream()
        .filter(step -> !done.contains(step.id()))
        .flatMap(step ->
            Stream.concat(
                failed.equals(Optional.of(step.id()))
                    ? step.step().undoCommands().stream()
                    : Stream.of(),
                step.step().commands().stream()))
        .toList();
  }

  /** Steps that are undone already are left out. */
  private static Card undo(SentenceRenderer renderer, Request request, List<StepProgress> steps) {
    var summary = new RequestSummary(request);
    var outcome = RunOutcome.of(summary.plan(), steps);
    var builder =
        new CardBuilder(renderer).headline(summary.asked(), Sentence.of("card.commands.back"));
    return outcome.toUndo().isEmpty()
        ? builder.line(Sentence.of("card.commands.none")).card()
        : builder
            .code(
                outcome.toUndo().stream()
                    .flatMap(step -> undoLines(renderer, step, outcome.isFinished(step)))
                    .collect(Collectors.joining("\n")))
            .card();
  }

  private static Stream<String> undoLines(
      SentenceRenderer renderer, PlannedStep step, boolean isFinished) {
    List<String> commands = step.step().undoCommands();
    if (commands.isEmpty()) {
      return Stream.of(comment(renderer, "card.commands.back.none", step));
    }
    return isFinished
        ? commands.stream()
        : Stream.concat(
            Stream.of(comment(renderer, "card.commands.back.perhaps", step)), commands.stream());
  }

  /** A shell comment: a person must check what the bot would check before undoing. */
  private static String comment(SentenceRenderer renderer, String key, PlannedStep step) {
    return "# "
        + renderer.render(Sentence.of(key, "what", step.step().description()), TextFormat.PLAIN);
  }

  /** A failed step that is tried again with another value. */
  private record Retry(StepId failed, Amendment with) {
    static Optional<Retry> of(Request request) {
      return request.state() instanceof Halted halted
              && halted.why() instanceof Halt.Failure(var failed, _)
          ? halted.amendment().map(with -> new Retry(failed, with))
          : Optional.empty();
    }

    Sentence sentence() {
      return Sentence.of("card.commands.amended", "option", with.option())
          .with("value", with.value());
    }
  }
}
