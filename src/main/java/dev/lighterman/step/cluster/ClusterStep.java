package dev.lighterman.step.cluster;

import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.request.Phase;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;

/** A step inside a cluster; each attempt opens its own connection. */
interface ClusterStep extends ExecutableStep {
  /** The kubeconfig's context, or the cluster's ARM id for a tunnel. */
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
