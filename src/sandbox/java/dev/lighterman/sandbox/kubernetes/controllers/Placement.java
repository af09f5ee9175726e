package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.Optional;

/** Which nodes a pod may go to. */
final class Placement {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  private Placement() {}

  /** Whether node selector and pinning of the pod (or template) let it go to the node. */
  static boolean selects(JsonNode pod, JsonNode node) {
    var labels = Meta.labels(node);
    boolean selected =
        Meta.texts(pod.path("spec").path("nodeSelector")).entrySet().stream()
            .allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
    String pinned = pinned(pod);
    return selected && (pinned.isEmpty() || pinned.equals(Meta.name(node)));
  }

  /** Why no pod may go to the node at all, if so. */
  static Optional<String> closed(JsonNode node) {
    if (node.path("spec").path("unschedulable").asBoolean()) {
      return Optional.of("node(s) were unschedulable");
    }
    return Conditions.isTrue(node, "Ready")
        ? Optional.empty()
        : Optional.of("node(s) had untolerated taint {node.kubernetes.io/not-ready: }");
  }

  /** Lets the pod go to that node only, as daemon sets do. */
  static void pin(ObjectNode pod, String node) {
    Tree.child(Tree.child(Tree.child(pod, "spec"), "affinity"), "nodeAffinity")
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
  static String pinned(JsonNode pod) {
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
