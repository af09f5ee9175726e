package dev.lighterman.step.extension;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.request.Finding;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;

/**
 * An extension that is deleted in Azure, which deletes its resource at once. What it installed goes
 * when the cluster's Arc agents learn of it; until then, it runs on.
 */
final class DeletedExtension {
  private DeletedExtension() {}

  /** The same outcome, or that the agents don't know of it yet. */
  static StepOutcome outcome(StepContext services, ArmId extension, StepOutcome deletion) {
    return deletion instanceof StepOutcome.Done done
        ? services
            .azure()
            .clusters()
            .get(extension.parent())
            .filter(ArcCluster::outOfTouch)
            .map(cluster -> inAzureAlone(extension, cluster))
            .orElse(done)
        : deletion;
  }

  private static StepOutcome.Done inAzureAlone(ArmId extension, ArcCluster cluster) {
    return new StepOutcome.Done(
        Sentence.of("step.remove-extension.in-azure-alone", "name", extension.name())
            .with("cluster", cluster.name()),
        new Finding.AgentsOutOfTouch(cluster.name(), cluster.connectivity()));
  }
}
