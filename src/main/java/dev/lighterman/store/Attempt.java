package dev.lighterman.store;

import dev.lighterman.request.StepProgress;
import java.time.Instant;

/**
 * How far a step is, and when it is looked at again.
 *
 * @param since when it began to be attempted in the run's present direction: its deadline counts
 *     from there
 * @param due when to look again, if it waits
 */
public record Attempt(StepProgress progress, Instant since, Instant due) {}
