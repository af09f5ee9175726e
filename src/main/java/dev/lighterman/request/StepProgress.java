package dev.lighterman.request;

import dev.lighterman.value.Sentence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one step of a run.
 *
 * @param began when its first attempt started
 * @param ended when it was done, undone, left in place or failed
 * @param says the message of the last attempt
 * @param finding a stored result; null if none
 */
public record StepProgress(
    StepId id,
    Status mark,
    @Nullable Instant began,
    @Nullable Instant ended,
    @Nullable Sentence says,
    @Nullable Finding finding) {
  /** A step that was not attempted yet. */
  public static StepProgress untouched(StepId id) {
    return new StepProgress(id, Status.OPEN, null, null, null, null);
  }

  /** The progress after an attempt; {@code began} stays the same. */
  public StepProgress after(
      Status mark, @Nullable Instant ended, Sentence says, @Nullable Finding finding) {
    return new StepProgress(id, mark, began, ended, says, finding);
  }

  /** The same with another message. */
  public StepProgress saying(Sentence other) {
    return new StepProgress(id, mark, began, ended, other, finding);
  }

  /** The status of a step. */
  public enum Status {
    OPEN,
    WAITING,
    DONE,
    FAILED,
    UNDONE,
    /** Undo left it as it is: this run did not make it, or others changed or may use it since. */
    LEFT_IN_PLACE,
    /** Undo found nothing of this run: its change was never made. */
    NOTHING_TO_UNDO;

    /** Whether undo has no more to do for the step. */
    public boolean undoFinished() {
      return switch (this) {
        case UNDONE, LEFT_IN_PLACE, NOTHING_TO_UNDO -> true;
        case OPEN, WAITING, DONE, FAILED -> false;
      };
    }
  }
}
