package dev.lighterman.operation;

import dev.lighterman.request.Effect;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has to be done in a cluster that is not reached from here: steps that no plan holds, since
 * they can't run, and that the cluster's own people are told of.
 */
public record ManualSteps(List<Step> steps) {
  public static ManualSteps of(StepGraph graph) {
    return new ManualSteps(graph.steps().stream().map(PlannedStep::step).toList());
  }

  /** The commands that do them, secrets as {@code <…>}; empty where there are no steps. */
  public Optional<String> commands() {
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            steps.stream()
                .flatMap(step -> step.commands().stream())
                .collect(Collectors.joining("\n")));
  }

  /** What it leads to, for people to read. */
  public List<Sentence> effects() {
    return steps.stream().flatMap(step -> step.effects().stream()).map(Effect::says).toList();
  }
}
