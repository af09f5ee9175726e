package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.step.Run;

/** A step to be attempted now. */
record Work(PlannedStep step, Run run, Course course) {
  /** How the attempt ended. */
  record Ended(Work work, Outcome outcome) {}
}
