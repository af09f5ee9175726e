package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.step.Run;
import dev.lighterman.value.OutsideCalls;
import java.util.List;

/** A step to be attempted now. */
record Work(PlannedStep step, Run run, Course course) {
  /**
   * How the attempt ended.
   *
   * @param calls what it asked of the outside world
   */
  record Ended(Work work, Outcome outcome, List<OutsideCalls.Call> calls) {}
}
