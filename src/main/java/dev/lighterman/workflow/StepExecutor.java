package dev.lighterman.workflow;

import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;

/** Who carries steps out. */
public interface StepExecutor {
  /** Attempts to make it so. */
  StepOutcome ensure(Step step, RunInfo run);

  /** Attempts to take it back. */
  StepOutcome undo(Step step, RunInfo run);

  /** The hands that reach the outside world. */
  static StepExecutor using(StepContext services) {
    return new StepExecutor() {
      @Override
      public StepOutcome ensure(Step step, RunInfo run) {
        return ((ExecutableStep) step).ensure(services, run);
      }

      @Override
      public StepOutcome undo(Step step, RunInfo run) {
        return ((ExecutableStep) step).undo(services, run);
      }
    };
  }
}
