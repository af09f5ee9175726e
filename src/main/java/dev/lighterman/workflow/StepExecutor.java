package dev.lighterman.workflow;

import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.function.BooleanSupplier;

/** Executes steps. */
public interface StepExecutor {
  /**
   * Checks that steps may be executed now. Whoever is about to execute one, or to let a run go on,
   * has to ask.
   *
   * @throws OperatorMustAct if they may not, as in observe mode
   */
  default void checkMayChange() {}

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

  /**
   * An executor that gives the steps these services.
   *
   * @param observing whether observe mode is on, in which no step is executed
   */
  static StepExecutor using(StepContext services, BooleanSupplier observing) {
    return new StepExecutor() {
      @Override
      public void checkMayChange() {
        if (observing.getAsBoolean()) {
          throw new OperatorMustAct(
              Sentence.of("workflow.observing"), Sentence.of("rights.observing.remedy"));
        }
      }

      @Override
      public StepOutcome ensure(Step step, RunInfo run) {
        checkMayChange();
        return ((ExecutableStep) step).ensure(services, run);
      }

      @Override
      public Step refreshed(Step step, RunInfo run, StepProgress.Status reached) {
        return ((ExecutableStep) step).refreshed(services, run, reached);
      }

      @Override
      public StepOutcome undo(Step step, RunInfo run) {
        checkMayChange();
        return ((ExecutableStep) step).undo(services, run);
      }
    };
  }
}
