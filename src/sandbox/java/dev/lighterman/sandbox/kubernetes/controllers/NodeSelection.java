package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import java.util.Optional;

/** Node selectors and node affinity of pods. */
final class NodeSelection {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private NodeSelection() {}

  /** Whether selector and affinity of the pod (or template) match the node. */
  static boolean selects(JsonNode pod, JsonNode node) {
    var labels = ObjectMeta.labels(node);
    boolean selected =
        ObjectMeta.strings(pod.path("spec").path("nodeSelector")).entrySet().stream()
            .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
    String required = requiredNode(pod);
    return selected && (required.isEmpty() || required.equals(ObjectMeta.name(node)));
  }

  /** Why the node takes no pods at all, if so. */
  static Optional<String> unschedulableReason(JsonNode node) {
    if (node.path("spec").path("unschedulable").asBoolean()) {
      return Optional.of("node(s) were unschedulable");
    }
    return StatusConditions.isTrue(node, "Ready")
        ? Optional.empty()
        : Optional.of("node(s) had untolerated taint {node.kubernetes.io/not-ready: }");
  }

  /** Requires that node by affinity, as daemon sets do. */
  static void requireNode(ObjectNode pod, String node) {
    JsonTree.child(JsonTree.child(JsonTree.child(pod, "spec"), "affinity"), "nodeAffinity")
        .putObject(REQUIRED)
        .putArray("nodeSelectorTerms")
        .addObject()
        .putArray("matchFields")
        .addObject()
        .put("key", "metadata.name")
        .put("operator", "In")
        .putArray("values")
        .add(node);
  }

  /** The node that the affinity requires, or empty. */
  static String requiredNode(JsonNode pod) {
    return pod.path("spec")
        .path("affinity")
        .path("nodeAffinity")
        .path(REQUIRED)
        .path("nodeSelectorTerms")
        .path(0)
        .path("matchFields")
        .path(0)
        .path("values")
        .path(0)
        .asText();
  }
}
