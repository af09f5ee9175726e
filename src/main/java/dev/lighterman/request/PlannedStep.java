package dev.lighterman.request;

import java.util.Set;

/**
 * A step with its place in the plan.
 *
 * @param needs the steps that must be done before
 */
public record PlannedStep(StepId id, Step step, Set<StepId> needs) {
  public PlannedStep {
    needs = Set.copyOf(needs);
  }
}
