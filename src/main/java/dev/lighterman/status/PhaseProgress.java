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
 * The steps of a plan under one heading, seen as one.
 *
 * @param steps in the order of the plan; none where the plan has nothing to do here
 */
record PhaseProgress(Phase phase, List<StepWithProgress> steps) {
  /** A step with how far it is. */
  record StepWithProgress(PlannedStep step, StepProgress progress) {
    Status mark() {
      return progress.mark();
    }
  }

  /** How far a stretch is, and the sign that says so. */
  enum Sign {
    DONE("✓"),
    UNDER_WAY("◐"),
    OPEN("○"),
    FAILED("✗"),
    UNDONE("↩"),
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
   * How far it is.
   *
   * @param back whether the run takes back what it did
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
    return back ? takenBack() : all(Status.DONE) ? Sign.DONE : Sign.UNDER_WAY;
  }

  private Sign takenBack() {
    if (any(Status.WAITING)) {
      return Sign.UNDER_WAY;
    }
    boolean still = any(Status.DONE);
    return any(Status.UNDONE) ? (still ? Sign.UNDER_WAY : Sign.UNDONE) : Sign.DONE;
  }

  /**
   * The step that people want to hear of: the one that failed, else is under way, else the last.
   */
  Optional<StepWithProgress> foremost() {
    return last(Status.FAILED)
        .or(() -> last(Status.WAITING))
        .or(() -> last(Status.DONE))
        .or(() -> last(Status.UNDONE));
  }

  /** What that step said last. */
  Optional<Sentence> says() {
    return foremost().map(StepWithProgress::progress).map(StepProgress::says);
  }

  /** What that step said last, else what the first is going to do. */
  Sentence saysOrPlans() {
    return says().orElseGet(() -> steps.getFirst().step().step().description());
  }

  /** How long it has taken, until its end or until now. */
  Optional<Duration> took(Instant now) {
    Optional<Instant> began =
        steps.stream()
            .map(step -> step.progress().began())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    Instant end = any(Status.WAITING) ? now : lastEnd().orElse(now);
    return began.map(from -> Duration.between(from, end)).filter(took -> !took.isNegative());
  }

  /** How long it usually takes. */
  Duration usually() {
    return steps.stream()
        .map(step -> step.step().step().expectedDuration())
        .reduce(Duration.ZERO, Duration::plus);
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
