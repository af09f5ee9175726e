package dev.lighterman.status;

import dev.lighterman.request.Phase;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
  }

  /** A phase's state and its sign. */
  enum Sign {
    DONE("✅"),
    UNDER_WAY("⏳"),
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
    if (any(Status.FAILED)) {
      return Sign.FAILED;
    }
    if (all(Status.OPEN)) {
      return Sign.OPEN;
    }
    return back ? undoSign() : all(Status.DONE) ? Sign.DONE : Sign.UNDER_WAY;
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
   * The time from the first step's start to the last one's end, or until now; empty if not started.
   */
  Optional<Duration> took(Instant now) {
    Optional<Instant> began =
        steps.stream()
            .map(step -> step.progress().began())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    Instant end = any(Status.WAITING) ? now : lastEnd().orElse(now);
    return began.map(from -> Duration.between(from, end)).filter(took -> !took.isNegative());
  }

  /** The sum of the steps' expected durations. */
  Duration usually() {
    return steps.stream()
        .map(step -> step.step().step().expectedDuration())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** How much of its usual time is behind it: all once it is done. */
  Duration behind(Instant now) {
    Duration took = took(now).orElse(Duration.ZERO);
    return sign(false) == Sign.DONE || took.compareTo(usually()) > 0 ? usually() : took;
  }

  private Optional<Instant> lastEnd() {
    return steps.stream()
        .map(step -> step.progress().ended())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
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
