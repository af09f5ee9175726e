package dev.lighterman.store;

import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a step with the data that the run needs to continue it.
 *
 * @param since when the run started it in the present direction, or restarted it after a halt; its
 *     deadline counts from then. Null if not started
 * @param due when to attempt it again, if it waits
 * @param failed the failure; null if none
 */
public record StepExecution(
    StepProgress progress,
    @Nullable Instant since,
    @Nullable Instant due,
    StepOutcome.@Nullable Failed failed) {}
