package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import java.util.Optional;

/** Which nodes a pod may go to. */
final class NodeSelection {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private NodeSelection() {}

  /** Whether node selector and pinning of the pod (or template) let it go to the node. */
  static boolean selects(JsonNode pod, JsonNode node) {
    var labels = ObjectMeta.labels(node);
    boolean selected =
        ObjectMeta.strings(pod.path("spec").path("nodeSelector")).entrySet().stream()
            .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
    String required = requiredNode(pod);
    return selected && (required.isEmpty() || required.equals(ObjectMeta.name(node)));
  }

  /** Why no pod may go to the node at all, if so. */
  static Optional<String> unschedulableReason(JsonNode node) {
    if (node.path("spec").path("unschedulable").asBoolean()) {
      return Optional.of("node(s) were unschedulable");
    }
    return StatusConditions.isTrue(node, "Ready")
        ? Optional.empty()
        : Optional.of("node(s) had untolerated taint {node.kubernetes.io/not-ready: }");
  }

  /** Lets the pod go to that node only, as daemon sets do. */
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

  /** The node that the pod is pinned to, or empty. */
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
