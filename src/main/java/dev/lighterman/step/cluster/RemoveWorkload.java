package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ResourceKind;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.StepOutcomes;
import dev.lighterman.value.Sentence;

/** Deletes the Deployment that verified the pull. */
public record RemoveWorkload(String context, String namespace, String name)
    implements ClusterRemovalStep {
  public static final Rights RIGHTS = Rights.kubernetes("apps", "deployments", "get", "delete");

  @Override
  public Sentence description() {
    return Sentence.of("step.remove-workload", "name", name).with("namespace", namespace);
  }

  @Override
  public String kind() {
    return "deployment";
  }

  @Override
  public Rights rights() {
    return RIGHTS.in(namespace);
  }

  @Override
  public boolean exists(Cluster cluster) {
    return cluster.workloadExists(namespace, name);
  }

  @Override
  public StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run) {
    if (exists(cluster)) {
      cluster.deleteWorkload(namespace, name);
    }
    return StepOutcomes.gone(ResourceKind.DEPLOYMENT, name);
  }
}
