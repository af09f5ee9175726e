package dev.lighterman.sandbox.kubernetes.controllers;

import java.util.Map;

/**
 * Where a pod is in its life.
 *
 * @param phase Pending, Running, Succeeded, Failed, or Gone once it has been removed
 * @param ready whether all its containers are
 */
public record PodPhase(
    String namespace, String name, Map<String, String> labels, String phase, boolean ready) {
  public PodPhase {
    labels = Map.copyOf(labels);
  }
}
