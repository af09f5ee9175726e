package dev.lighterman.kubernetes;

import java.util.Map;

/**
 * A Deployment of one pod of one image.
 *
 * @param pullSecret the name of the secret to pull with
 * @param labels of the Deployment and its pods, and by which it finds them
 */
public record Workload(
    String namespace, String name, String image, String pullSecret, Map<String, String> labels) {
  public Workload {
    labels = Map.copyOf(labels);
  }
}
