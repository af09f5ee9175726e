package dev.lighterman.store;

import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a step is, and what the run needs to know to go on with it.
 *
 * @param since when the run began with it in its present direction, or since a person said to go
 *     on: its deadline counts from there; null if it did not yet
 * @param due when to look again, if it waits
 * @param failed how it failed, if it did
 */
public record StepExecution(
    StepProgress progress,
    @Nullable Instant since,
    @Nullable Instant due,
    StepOutcome.@Nullable Failed failed) {}
