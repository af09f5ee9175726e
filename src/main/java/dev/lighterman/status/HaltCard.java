package dev.lighterman.status;

import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The card of a halted run: cause, what exists, and possible decisions. */
final class HaltCard {
  private final SentenceRenderer renderer;
  private final Request request;
  private final Halted state;
  private final RunProgress progress;
  private final RunOutcome outcome;

  HaltCard(SentenceRenderer renderer, Request request, Halted state, List<StepProgress> steps) {
    this.renderer = renderer;
    this.request = request;
    this.state = state;
    Plan plan = new RequestSummary(request).plan();
    this.progress = RunProgress.of(plan, steps, state.direction() == Direction.BACK);
    this.outcome = RunOutcome.of(plan, steps);
  }

  /**
   * The message about the halt.
   *
   * @param mentioned persons and groups to mention
   */
  Card card(List<Object> mentioned) {
    var summary = new RequestSummary(request);
    return new CardBuilder(renderer)
        .headline(
            summary.brief(),
            Sentence.of(progress.undoing() ? "card.halted-undoing" : "card.halted")
                .with("place", progress.currentIndex())
                .with("length", progress.length()))
        .fact("card.cause", cause())
        .fact("card.do", remedy())
        .fact("card.exists", outcome.exists())
        .fact("card.deleted", outcome.deleted())
        .context(
            mentioned.isEmpty()
                ? List.of()
                : List.of(Sentence.of("card.told", "persons", mentioned)))
        .buttons(new HaltButtons(renderer, request, state).of(outcome))
        .card();
  }

  /** The same message after the decision: the cause and what was decided. */
  Card decided(Request after, Person by) {
    String then = after.state().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return new CardBuilder(renderer)
        .headline(
            new RequestSummary(request).brief(),
            Sentence.of("card.halted-past", "then", then)
                .with("by", by)
                .with("way", direction())
                .with("value", amended(after))
                .with("place", progress.currentIndex())
                .with("length", progress.length()))
        .fact("card.cause", cause())
        .card();
  }

  /** The changed value with which the run continued; empty if none. */
  private String amended(Request after) {
    return Objects.equals(after.plan(), request.plan())
        ? ""
        : state.amendment().map(Amendment::value).orElse("");
  }

  private Sentence cause() {
    return switch (state.why()) {
      case Halt.Failure(var _, var failed) ->
          failed.blame() == Blame.US
              ? Sentence.of("card.cause.us", "cause", failed.cause())
              : failed.cause();
      case Halt.Stopped(var by) -> stopped(by);
      case Halt.Frozen(var why) -> Sentence.of("card.cause.frozen", "why", why);
    };
  }

  /** Who stopped it, and what failed or was not done yet at that time. */
  private Sentence stopped(Person by) {
    List<Sentence> failed = messages(Status.FAILED);
    List<Sentence> status = failed.isEmpty() ? messages(Status.WAITING) : failed;
    return status.isEmpty()
        ? Sentence.of("card.cause.stopped", "by", by)
        : Sentence.of("card.cause.stopped-while", "by", by).with("status", status);
  }

  /** What the steps with this mark said last. */
  private List<Sentence> messages(Status mark) {
    return progress.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> step.mark() == mark)
        .flatMap(step -> Stream.ofNullable(step.progress().says()))
        .toList();
  }

  private Sentence remedy() {
    return switch (state.why()) {
      case Halt.Failure(var _, var failed) -> failed.remedy();
      case Halt.Stopped _ -> Sentence.of("card.do.stopped", "way", direction());
      case Halt.Frozen _ -> Sentence.of("card.do.frozen");
    };
  }

  private String direction() {
    return progress.undoing() ? "back" : "forth";
  }
}
