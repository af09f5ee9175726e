package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.KubectlCommand;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until a pod has pulled its image from the connected registry. An image that was already on
 * the node proves nothing; a pod that pulled and has ended does.
 */
public record AwaitPull(String context, Workload workload) implements ClusterStep {
  public static final Rights RIGHTS =
      Rights.kubernetes("", "pods", "list")
          .and(Rights.kubernetes("", "events", "list"))
          .and(Rights.kubernetes("apps", "deployments", "get", "create", "patch", "delete"));

  @Override
  public Sentence description() {
    return Sentence.of("step.await-pull", "image", workload.image());
  }

  @Override
  public List<Effect> effects() {
    return List.of();
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(workload.namespace());
  }

  @Override
  public Duration expectedDuration() {
    return Duration.ofSeconds(15);
  }

  @Override
  public List<String> commands() {
    return List.of(KubectlCommand.pulls(context, workload.namespace()));
  }

  @Override
  public StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run) {
    if (run.isFirstAttempt() && isOursWithoutPods(cluster, run)) {
      // Its controller may try again only after a quarter of an hour.
      cluster.deleteWorkload(workload.namespace(), workload.name());
      cluster.putWorkload(workload, run.mark());
      return StepOutcomes.wait(description());
    }
    return new PullObservation(cluster, workload, run).outcome(description());
  }

  /** Whether the Deployment is this run's, and no pod of it could be created. */
  private boolean isOursWithoutPods(Cluster cluster, RunInfo run) {
    return cluster.podCreationFailure(workload).isPresent()
        && cluster
            .workloadRequest(workload.namespace(), workload.name())
            .filter(run::created)
            .isPresent()
        && cluster.workload(workload.namespace(), workload.name()).equals(Optional.of(workload));
  }

  @Override
  public StepOutcome undo(StepContext services, RunInfo run) {
    return StepOutcomes.nothingToUndo();
  }
}
