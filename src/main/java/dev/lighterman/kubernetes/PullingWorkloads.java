package dev.lighterman.kubernetes;

import java.util.List;

/**
 * What pulls its images from one registry, in all namespaces.
 *
 * @param found sorted by namespace and name
 * @param unlisted the resource types that the bot may not list, such as {@code cronjobs.batch}
 */
public record PullingWorkloads(List<PullingWorkload> found, List<String> unlisted) {
  /**
   * A workload that pulls.
   *
   * @param kind such as {@code Deployment}; {@code Pod} where nothing controls the pod
   * @param pods how many of its pods run or are about to
   * @param pullSecrets the names of those in its namespace that its pods use
   */
  public record PullingWorkload(
      String kind, String namespace, String name, int pods, List<String> pullSecrets) {
    public PullingWorkload {
      pullSecrets = List.copyOf(pullSecrets);
    }
  }

  public PullingWorkloads {
    found = List.copyOf(found);
    unlisted = List.copyOf(unlisted);
  }
}
