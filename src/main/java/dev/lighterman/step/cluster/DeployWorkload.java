package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.KubectlCommand;
import dev.lighterman.step.ResourceKind;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Creates the Deployment of the quickstart's last page, with an image from the connected registry.
 */
public record DeployWorkload(String context, Workload workload) implements ClusterStep {
  public static final Rights RIGHTS =
      Rights.kubernetes("apps", "deployments", "get", "create", "patch", "delete");

  @Override
  public Sentence description() {
    return Sentence.of("step.deploy-workload", "name", workload.name())
        .with("image", workload.image());
  }

  @Override
  public List<Effect> effects() {
    return List.of(
        new Effect(
            Effect.Kind.CREATE,
            "deployment/" + workload.namespace() + "/" + workload.name(),
            Sentence.of("effect.workload", "name", workload.name())
                .with("namespace", workload.namespace())
                .with("image", workload.image())));
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(workload.namespace());
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(1);
  }

  @Override
  public List<String> commands() {
    return List.of(KubectlCommand.apply(context, WorkloadManifest.deployment(workload)));
  }

  @Override
  public List<String> undoCommands() {
    return new RemoveWorkload(context, workload.namespace(), workload.name()).commands();
  }

  @Override
  public StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run) {
    Optional<Workload> existing = cluster.workload(workload.namespace(), workload.name());
    if (existing.isPresent() && !ours(cluster, run)) {
      return StepOutcomes.conflict(workload.name());
    }
    if (existing.filter(found -> !workload.equals(found)).isPresent()) {
      return StepOutcomes.changedByHand(workload.name());
    }
    if (existing.isEmpty()) {
      cluster.putWorkload(workload, run.mark());
    }
    return StepOutcomes.done(Sentence.of("step.deploy-workload.done", "name", workload.name()));
  }

  private boolean ours(Cluster cluster, RunInfo run) {
    return cluster
        .workloadRequest(workload.namespace(), workload.name())
        .filter(run::created)
        .isPresent();
  }

  @Override
  public DeployWorkload refreshed(StepContext services, RunInfo run, Status reached) {
    try (Cluster cluster = services.cluster(context)) {
      Optional<Workload> existing = cluster.workload(workload.namespace(), workload.name());
      if (existing.isPresent() && !ours(cluster, run)) {
        throw StepOutcomes.inTheWay(workload.name());
      }
    }
    return this;
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    try (Cluster cluster = services.cluster(context)) {
      return undo(cluster, run);
    }
  }

  private StepOutcome undo(Cluster cluster, RunInfo run) {
    String name = workload.name();
    Optional<Workload> existing = cluster.workload(workload.namespace(), name);
    if (existing.isEmpty()) {
      return StepOutcomes.absent(run, ResourceKind.DEPLOYMENT, name);
    }
    if (!ours(cluster, run)) {
      return StepOutcomes.notOurs(name);
    }
    if (!workload.equals(existing.get())) {
      return StepOutcomes.changedSince(name);
    }
    cluster.deleteWorkload(workload.namespace(), name);
    return StepOutcomes.gone(ResourceKind.DEPLOYMENT, name);
  }
}
