package dev.lighterman.operation;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a plan's steps with their dependencies; a step must be added after those it needs. */
public final class StepGraph {
  private final List<PlannedStep> steps = new ArrayList<>();

  /** Adds a step; needs that were not added are ignored, since the plan doesn't have that step. */
  public StepGraph add(String id, Step step, String... needs) {
    Set<StepId> known = steps.stream().map(PlannedStep::id).collect(Collectors.toSet());
    Set<StepId> present =
        Stream.of(needs).map(StepId::new).filter(known::contains).collect(Collectors.toSet());
    steps.add(new PlannedStep(new StepId(id), step, present));
    return this;
  }

  public List<PlannedStep> steps() {
    return List.copyOf(steps);
  }
}
