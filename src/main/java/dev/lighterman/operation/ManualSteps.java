package dev.lighterman.operation;

import dev.lighterman.request.Effect;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Steps for a cluster that the bot can't reach. They are not part of the plan; the people at the
 * site run their commands by hand.
 */
public record ManualSteps(List<Step> steps) {
  public static ManualSteps of(StepGraph graph) {
    return new ManualSteps(graph.steps().stream().map(PlannedStep::step).toList());
  }

  /** The steps' commands, with secrets as {@code <…>}; empty if there are no steps. */
  public Optional<String> commands() {
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            steps.stream()
                .flatMap(step -> step.commands().stream())
                .collect(Collectors.joining("\n")));
  }

  /** The steps' effects as text. */
  public List<Sentence> effects() {
    return steps.stream().flatMap(step -> step.effects().stream()).map(Effect::says).toList();
  }
}
