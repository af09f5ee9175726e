package dev.lighterman.step;

import dev.lighterman.value.RequestNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * What a step may know of the run that it is part of.
 *
 * @param began when the run began
 * @param stepBegan this step's first attempt, or the first since a person said to go on
 */
public record RunInfo(RequestNumber number, Instant began, Instant stepBegan, Instant now) {
  /** Clocks differ a little; what is this much older than the run is surely not its work. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** Whether the step does nothing yet: what is there is of an attempt before. */
  public boolean isFirstAttempt() {
    return now.equals(stepBegan);
  }

  /** Whether what was put at this time, by another's clock, can be this attempt's work. */
  public boolean couldHaveUpdated(Instant time) {
    return time.isAfter(stepBegan.minus(CLOCKS_DIFFER));
  }

  /** Whether a thing born at this time can be this run's work. */
  public boolean couldHaveCreated(Instant birth) {
    return birth.isAfter(began.minus(CLOCKS_DIFFER));
  }
}
