package dev.lighterman.status;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.status.BusyTime.Interval;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The combined progress of a plan's steps in one phase.
 *
 * @param steps in plan order; empty if the plan has none in this phase
 */
record PhaseProgress(Phase phase, List<StepWithProgress> steps) {
  /** A step with its progress. */
  record StepWithProgress(PlannedStep step, StepProgress progress) {
    Status mark() {
      return progress.mark();
    }

    private List<Sentence> toUndo() {
      return step.step().effects().stream().filter(Effect::canBeUndone).map(Effect::says).toList();
    }
  }

  /** A phase's state and its sign. */
  enum Sign {
    DONE("✅"),
    UNDER_WAY("⏳"),
    PAUSED("⏸️"),
    OPEN("⬜"),
    FAILED("❌"),
    UNDONE("↩️"),
    ABSENT("–");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  PhaseProgress {
    steps = List.copyOf(steps);
  }

  /**
   * The phase's sign.
   *
   * @param back whether the run is being undone
   */
  Sign sign(boolean back) {
    if (steps.isEmpty()) {
      return Sign.ABSENT;
    }
    PhaseProgress undoable = undoable();
    if (back && !undoable.steps.isEmpty()) {
      return undoable.sign(undoable::undoSign);
    }
    return sign(() -> all(Status.DONE) ? Sign.DONE : back ? Sign.PAUSED : Sign.UNDER_WAY);
  }

  /**
   * @param begun the sign of a phase that has begun and not failed
   */
  private Sign sign(Supplier<Sign> begun) {
    if (any(Status.FAILED)) {
      return Sign.FAILED;
    }
    return all(Status.OPEN) ? Sign.OPEN : begun.get();
  }

  /** The same with the steps alone that an undo takes back: a check or a pull leaves nothing. */
  PhaseProgress undoable() {
    return new PhaseProgress(
        phase, steps.stream().filter(step -> !step.toUndo().isEmpty()).toList());
  }

  private Sign undoSign() {
    if (any(Status.WAITING)) {
      return Sign.UNDER_WAY;
    }
    boolean remaining = any(Status.DONE);
    boolean undone = steps.stream().anyMatch(step -> step.mark().undoFinished());
    return undone ? (remaining ? Sign.UNDER_WAY : Sign.UNDONE) : Sign.DONE;
  }

  /** The step to report: the failed one, else the one under way, else the last finished. */
  Optional<StepWithProgress> reported() {
    return last(Status.FAILED)
        .or(() -> last(Status.WAITING))
        .or(() -> last(Status.DONE))
        .or(() -> last(Status.LEFT_IN_PLACE))
        .or(() -> last(Status.UNDONE))
        .or(() -> last(Status.NOTHING_TO_UNDO));
  }

  /** The last message of that step. */
  Optional<Sentence> says() {
    return reported().map(StepWithProgress::progress).map(StepProgress::says);
  }

  /** The last message of that step, else the first step's description. */
  Sentence messageOrDescription() {
    return says().orElseGet(() -> steps.getFirst().step().step().description());
  }

  /**
   * What an undo says of the step that failed or is in hand; while that says nothing, and between
   * two steps, what is undone next.
   *
   * @param moving whether it goes on
   */
  Sentence undoMessage(boolean moving) {
    PhaseProgress undoable = undoable();
    Optional<StepWithProgress> inHand =
        undoable.last(Status.FAILED).or(() -> undoable.last(Status.WAITING));
    return inHand
        .map(StepWithProgress::progress)
        .map(StepProgress::says)
        .or(() ->
            inHand
                .or(() -> undoable.last(Status.DONE))
                .map(next ->
                    Sentence.of("card.to-undo", "what", next.toUndo())
                        .with("moving", moving ? "yes" : "no")))
        .orElseGet(this::messageOrDescription);
  }

  /**
   * How long at least one of its steps was under way; empty if none has begun. What it waited for
   * other phases is not its own time.
   */
  Optional<Duration> took(Instant now) {
    return Optional.of(busy(now)).filter(busy -> !busy.isEmpty()).map(BusyTime::length);
  }

  /** When its steps were under way. */
  BusyTime busy(Instant now) {
    return BusyTime.of(
        steps.stream().map(StepWithProgress::progress).flatMap(step -> interval(step, now)));
  }

  private static Stream<Interval> interval(StepProgress step, Instant now) {
    Instant began = step.began();
    Instant ended = step.ended();
    return began == null
        ? Stream.empty()
        : Stream.of(
            new Interval(began, ended == null || step.mark() == Status.WAITING ? now : ended));
  }

  /**
   * The longest chain of its steps' expected durations, since independent steps run in parallel.
   */
  Duration usually() {
    Map<StepId, Duration> ends = new HashMap<>();
    for (PlannedStep step : steps.stream().map(StepWithProgress::step).toList()) {
      Duration start =
          step.needs().stream()
              .flatMap(needed -> Stream.ofNullable(ends.get(needed)))
              .max(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
      ends.put(step.id(), start.plus(step.step().expectedDuration()));
    }
    return ends.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** How much of its usual time is behind it: all once it is done. */
  Duration behind(Instant now) {
    Duration took = took(now).orElse(Duration.ZERO);
    return sign(false) == Sign.DONE || took.compareTo(usually()) > 0 ? usually() : took;
  }

  private Optional<StepWithProgress> last(Status mark) {
    return steps.stream().filter(step -> step.mark() == mark).reduce((_, later) -> later);
  }

  private boolean any(Status mark) {
    return steps.stream().anyMatch(step -> step.mark() == mark);
  }

  private boolean all(Status mark) {
    return steps.stream().allMatch(step -> step.mark() == mark);
  }
}
