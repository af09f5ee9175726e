package dev.lighterman.step;

import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;

/**
 * A step that can be run. Both methods read the state, act only if needed and read again, so they
 * are idempotent.
 */
public interface ExecutableStep extends Step {
  /** Reaches the desired state, or tells what it waits for or why it failed. */
  StepOutcome ensure(StepContext services, RunInfo run);

  /** Undoes what {@link #effects()} lists, and nothing else. */
  StepOutcome undo(StepContext services, RunInfo run);
}
