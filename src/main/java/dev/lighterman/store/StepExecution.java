package dev.lighterman.store;

import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a step with the data that the run needs to continue it.
 *
 * @param since when the run started it in the present direction, or restarted it after a halt; its
 *     deadline counts from then. Null if not started
 * @param due when to attempt it again, if it waits
 * @param failed the failure; null if none
 * @param looked when its last attempt ended; null if none did
 * @param waited how long it has waited while somebody looked; null for not at all
 */
public record StepExecution(
    StepProgress progress,
    @Nullable Instant since,
    @Nullable Instant due,
    StepOutcome.@Nullable Failed failed,
    @Nullable Instant looked,
    @Nullable Duration waited) {
  /** A step that is attempted for the first time, at this time. */
  public static StepExecution begun(StepProgress progress, Instant now) {
    return new StepExecution(progress, now, now, null, null, null);
  }

  /** A step whose attempts begin again, with a new deadline. */
  public static StepExecution restarted(StepProgress progress) {
    return new StepExecution(progress, null, null, null, null, null);
  }

  /** A step that ended. */
  public static StepExecution ended(
      StepProgress progress, @Nullable Instant since, StepOutcome.@Nullable Failed failed) {
    return new StepExecution(progress, since, null, failed, null, null);
  }

  /** The same step, to be attempted again although it may be done. */
  public StepExecution reopened() {
    Sentence says = progress.says();
    return restarted(
        says == null
            ? progress
            : progress.after(StepProgress.Status.WAITING, null, says, progress.finding()));
  }
}
