package dev.lighterman.step;

import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;

/**
 * A step that can be run. Both methods read the state, act only if needed and see what came of it,
 * so they are idempotent.
 */
public interface ExecutableStep extends Step {
  /** Reaches the desired state, or tells what it waits for or why it failed. */
  StepOutcome ensure(StepContext services, RunInfo run);

  /**
   * The same step as it has to be now, before a halted run continues: with what it would overwrite
   * by now. Changes nothing.
   *
   * @param reached how far the run came with it
   * @throws dev.lighterman.value.OperatorMustAct if it can't continue, such as when somebody else's
   *     resource is in its place
   */
  default Step refreshed(StepContext services, RunInfo run, StepProgress.Status reached) {
    return this;
  }

  /** Undoes what {@link #effects()} lists, and nothing else. */
  StepOutcome undo(StepContext services, RunInfo run);
}
