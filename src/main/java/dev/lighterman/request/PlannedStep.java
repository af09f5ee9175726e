package dev.lighterman.request;

import java.util.Set;

/**
 * A step in a plan, with its dependencies.
 *
 * @param needs the steps that must be done before it
 */
public record PlannedStep(StepId id, Step step, Set<StepId> needs) {
  public PlannedStep {
    needs = Set.copyOf(needs);
  }
}
