package dev.lighterman.step;

import dev.lighterman.value.RequestNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * The run that a step belongs to.
 *
 * @param began when the run began
 * @param stepBegan when this step was first attempted, or first since a person continued the run
 */
public record RunInfo(RequestNumber number, Instant began, Instant stepBegan, Instant now) {
  /** Tolerance for clock differences with Azure and Kubernetes. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  /** Whether this is the step's first attempt, so that the existing state is not its work. */
  public boolean isFirstAttempt() {
    return now.equals(stepBegan);
  }

  /** Whether a change at this time, by a remote clock, can be this step's work. */
  public boolean couldHaveUpdated(Instant time) {
    return time.isAfter(stepBegan.minus(CLOCK_TOLERANCE));
  }

  /** Whether a resource created at this time, by a remote clock, can be this run's work. */
  public boolean couldHaveCreated(Instant created) {
    return created.isAfter(began.minus(CLOCK_TOLERANCE));
  }
}
