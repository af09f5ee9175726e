package dev.lighterman.step;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;

/** The services that steps read and change. */
public record StepContext(Azure azure, Clusters clusters) {
  /**
   * Opens a connection; the caller closes it.
   *
   * @param context the kubeconfig's context, or the cluster's ARM id for a tunnel
   */
  public Cluster cluster(String context) {
    return clusters.open(context);
  }
}
