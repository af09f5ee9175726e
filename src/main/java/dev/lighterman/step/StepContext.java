package dev.lighterman.step;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;

/** The outside world that a step may look at and change. */
public record StepContext(Azure azure, Clusters clusters) {
  /**
   * A connection for one use, to be closed after it.
   *
   * @param context the kubeconfig's context, or the cluster's ARM id where a tunnel leads to it
   */
  public Cluster cluster(String context) {
    return clusters.open(context);
  }
}
