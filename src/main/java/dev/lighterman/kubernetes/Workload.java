package dev.lighterman.kubernetes;

import java.util.Map;

/**
 * A Deployment with one pod of one container.
 *
 * @param pullSecret the name of the image pull secret
 * @param labels of the Deployment and its pods, and its selector
 */
public record Workload(
    String namespace, String name, String image, String pullSecret, Map<String, String> labels) {
  public Workload {
    labels = Map.copyOf(labels);
  }

  /**
   * Whether the image is known to run as any user: only the quickstart's is, a static program that
   * prints. Others may need root, or files of their own user.
   */
  public boolean runsAsAnyUser() {
    return image.replaceFirst("[:@][^/]*$", "").endsWith("/hello-world");
  }
}
