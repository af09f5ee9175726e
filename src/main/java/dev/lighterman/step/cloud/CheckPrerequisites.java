package dev.lighterman.step.cloud;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Phase;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.AzCommand;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks again, before the first change, that registry and cluster are suitable.
 *
 * @param found prerequisites that were met at planning time, shown in the plan
 */
public record CheckPrerequisites(ArmId registry, ArmId cluster, List<Effect> found)
    implements ExecutableStep {
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.Kubernetes/connectedClusters/read");

  public CheckPrerequisites {
    found = List.copyOf(found);
  }

  @Override
  public Sentence description() {
    return Sentence.of("step.check-prerequisites");
  }

  @Override
  public List<Effect> effects() {
    return found;
  }

  @Override
  public Rights rights() {
    return RIGHTS;
  }

  @Override
  public Phase phase() {
    return Phase.CONNECTED_REGISTRY;
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(1);
  }

  @Override
  public List<String> commands() {
    return List.of(
        AzCommand.line(
            registry,
            "az acr show",
            "--name",
            registry.name(),
            "--resource-group",
            registry.resourceGroup()),
        AzCommand.line(
            cluster,
            "az connectedk8s show",
            "--name",
            cluster.name(),
            "--resource-group",
            cluster.resourceGroup()));
  }

  @Override
  public StepOutcome ensure(StepContext services, RunInfo run) {
    return registryProblem(services.azure().registries().get(registry))
        .or(() -> clusterProblem(services.azure().clusters().get(cluster)))
        .orElseGet(() -> StepOutcomes.done(Sentence.of("step.check-prerequisites.done")));
  }

  private Optional<StepOutcome> registryProblem(Optional<CloudRegistry> existing) {
    return existing.filter(CloudRegistry::premium).isPresent()
        ? Optional.empty()
        : Optional.of(
            StepOutcomes.failedForAsker(
                Sentence.of("step.registry-not-premium", "registry", registry.name()),
                Sentence.of("step.registry-not-premium.remedy", "registry", registry.name())));
  }

  private Optional<StepOutcome> clusterProblem(Optional<ArcCluster> existing) {
    return existing.filter(ArcCluster::connected).isPresent()
        ? Optional.empty()
        : Optional.of(
            StepOutcomes.failed(
                Sentence.of("step.cluster-not-connected", "cluster", cluster.name()),
                Sentence.of("step.cluster-not-connected.remedy", "cluster", cluster.name())));
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.nothingToUndo();
  }
}
