package dev.lighterman.operation.deploy;

import dev.lighterman.request.Choice;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.step.Volume;
import dev.lighterman.step.extension.InstallExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A deployment's plan with another volume and nothing else changed. */
final class AmendedPlan {
  private AmendedPlan() {}

  static Plan of(Plan plan, DeployDetails values, Volume volume, List<Choice> choices) {
    return new Plan(
        plan.operation(),
        plan.site(),
        plan.siteName(),
        plan.steps().stream().map(step -> amended(step, volume)).toList(),
        choices,
        plan.claims(),
        facts(plan, values),
        plan.hosts(),
        plan.notes());
  }

  /** What was known before, with the new values in place of the old ones. */
  private static SequencedMap<String, String> facts(Plan plan, DeployDetails values) {
    var facts = new LinkedHashMap<>(plan.facts());
    facts.putAll(values.facts());
    return facts;
  }

  private static PlannedStep amended(PlannedStep planned, Volume volume) {
    return planned.step() instanceof InstallExtension install
        ? new PlannedStep(planned.id(), install.with(volume), planned.needs())
        : planned;
  }
}
