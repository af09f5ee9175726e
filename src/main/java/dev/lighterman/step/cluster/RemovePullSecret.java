package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ResourceKind;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;

/** Deletes a pull secret. */
public record RemovePullSecret(String context, String namespace, String name)
    implements ClusterRemovalStep {
  public static final Rights RIGHTS = Rights.kubernetes("", "secrets", "get", "delete");

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-pull-secret", "name", name).with("namespace", namespace);
  }

  @Override
  public String kind() {
    return "secret";
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(namespace);
  }

  @Override
  public boolean exists(Cluster cluster) {
    return cluster.pullSecret(namespace, name).isPresent();
  }

  @Override
  public StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run) {
    if (exists(cluster)) {
      cluster.deletePullSecret(namespace, name);
    }
    return StepOutcomes.gone(ResourceKind.PULL_SECRET, name);
  }
}
