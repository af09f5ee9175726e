package dev.lighterman.step;

import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;

/**
 * A step that can be carried out. Both directions look, act only if needed and look again, so that
 * repeating either is always safe.
 */
public interface ExecutableStep extends Step {
  /** Makes it so, or says what is still missing. */
  StepOutcome ensure(StepContext services, RunInfo run);

  /** Takes back what {@link #effects()} says that it did, and nothing else. */
  StepOutcome undo(StepContext services, RunInfo run);
}
