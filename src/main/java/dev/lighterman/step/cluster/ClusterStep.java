package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Phase;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;

/** A step in a cluster itself; each attempt has a connection of its own. */
interface ClusterStep extends ExecutableStep {
  /**
   * How the cluster is reached: the kubeconfig's context, or the cluster's ARM id where a tunnel
   * leads to it.
   */
  String context();

  StepOutcome ensure(Cluster cluster, StepContext services, RunInfo run);

  @Override
  default StepOutcome ensure(StepContext services, RunInfo run) {
    try (Cluster cluster = services.cluster(context())) {
      return ensure(cluster, services, run);
    }
  }

  @Override
  default Phase phase() {
    return Phase.POD;
  }
}
