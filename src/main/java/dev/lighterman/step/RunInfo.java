package dev.lighterman.step;

import dev.lighterman.request.Finding;
import dev.lighterman.value.RequestMark;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The run that a step belongs to.
 *
 * @param mark what the run writes on what it creates
 * @param began when the run began
 * @param stepBegan when this step was first attempted, or first since a person continued the run
 * @param finding what the attempt before found; null if nothing
 */
public record RunInfo(
    RequestMark mark, Instant began, Instant stepBegan, Instant now, @Nullable Finding finding) {
  /** Tolerance for clock differences with Azure. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  /** A larger tolerance, for resources that also have what the run wrote. */
  private static final Duration CREATION_TOLERANCE = Duration.ofMinutes(5);

  public RunInfo(RequestMark mark, Instant began, Instant stepBegan, Instant now) {
    this(mark, began, stepBegan, now, null);
  }

  /** Whether this is the step's first attempt, so that the existing state is not its work. */
  public boolean isFirstAttempt() {
    return now.equals(stepBegan);
  }

  /** Whether a change at this time, by our clock, can be this step's work. */
  public boolean couldHaveUpdated(Instant time) {
    return time.isAfter(stepBegan.minus(CLOCK_TOLERANCE));
  }

  /**
   * Whether a resource created at this time, by our clock, can be this run's work. For resources
   * that have no place for a mark; what they contain must be compared too.
   */
  public boolean couldHaveCreated(Instant created) {
    return created.isAfter(began.minus(CREATION_TOLERANCE));
  }

  /** Whether a resource with this mark is this run's work. */
  public boolean created(@Nullable String foundMark) {
    return mark.toString().equals(foundMark);
  }
}
