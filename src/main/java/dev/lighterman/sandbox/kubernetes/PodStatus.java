package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.Tree;

/** Reading a pod's status. */
final class PodStatus {

  private PodStatus() {}

  static boolean isReady(JsonNode pod) {
    return Tree.items(pod.path("status").path("conditions"))
        .anyMatch(c ->
            c.path("type").asText().equals("Ready") && c.path("status").asText().equals("True"));
  }
}
