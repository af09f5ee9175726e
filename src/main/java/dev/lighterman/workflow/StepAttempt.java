package dev.lighterman.workflow;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.ExternalCalls;
import java.util.List;

/** A step to be attempted now. */
record StepAttempt(PlannedStep step, RunInfo run, DirectionStrategy direction) {
  /**
   * How the attempt ended.
   *
   * @param calls its calls to external services
   */
  record Ended(StepAttempt stepAttempt, StepOutcome outcome, List<ExternalCalls.Call> calls) {}
}
