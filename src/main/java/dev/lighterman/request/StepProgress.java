package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one step of a run is.
 *
 * @param began its first attempt
 * @param ended when it was done, undone or failed
 * @param says what the last attempt said
 * @param finding what it found that is worth keeping, if it did
 */
public record StepProgress(
    StepId id,
    Status mark,
    @Nullable Instant began,
    @Nullable Instant ended,
    @Nullable Sentence says,
    @Nullable Finding finding) {
  /** Not touched yet. */
  public static StepProgress untouched(StepId id) {
    return new StepProgress(id, Status.OPEN, null, null, null, null);
  }

  /** What it is after an attempt; its first one stays where it began. */
  public StepProgress after(
      Status mark, @Nullable Instant ended, Sentence says, @Nullable Finding finding) {
    return new StepProgress(id, mark, began, ended, says, finding);
  }

  /** Where the step stands. */
  public enum Status {
    OPEN,
    WAITING,
    DONE,
    FAILED,
    UNDONE
  }
}
