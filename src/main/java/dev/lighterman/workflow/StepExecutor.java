package dev.lighterman.workflow;

import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;

/** Executes steps. */
public interface StepExecutor {
  /** Attempts to execute the step. */
  StepOutcome ensure(Step step, RunInfo run);

  /**
   * The step as it has to be now, before a halted run continues.
   *
   * @see ExecutableStep#refreshed
   */
  Step refreshed(Step step, RunInfo run, StepProgress.Status reached);

  /** Attempts to undo the step. */
  StepOutcome undo(Step step, RunInfo run);

  /** An executor that gives the steps these services. */
  static StepExecutor using(StepContext services) {
    return new StepExecutor() {
      @Override
      public StepOutcome ensure(Step step, RunInfo run) {
        return ((ExecutableStep) step).ensure(services, run);
      }

      @Override
      public Step refreshed(Step step, RunInfo run, StepProgress.Status reached) {
        return ((ExecutableStep) step).refreshed(services, run, reached);
      }

      @Override
      public StepOutcome undo(Step step, RunInfo run) {
        return ((ExecutableStep) step).undo(services, run);
      }
    };
  }
}
