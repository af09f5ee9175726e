package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The conditions of a status.
 *
 * @param now the transition time of conditions that change
 */
public record StatusConditions(ObjectNode status, String now) {

  public static boolean isTrue(JsonNode object, String type) {
    return find(object.path("status"), type)
        .filter(condition -> condition.path("status").asText().equals("True"))
        .isPresent();
  }

  public static Optional<ObjectNode> find(JsonNode status, String type) {
    return JsonTree.objects(status.path("conditions")).stream()
        .filter(condition -> condition.path("type").asText().equals(type))
        .findFirst();
  }

  /** Sets a condition; an empty reason or message is left out. */
  public void set(String type, boolean holds, String reason, String message) {
    String value = holds ? "True" : "False";
    ObjectNode condition =
        find(status, type).orElseGet(() -> status.withArray("conditions").addObject());
    if (!condition.path("status").asText().equals(value)) {
      condition.put("lastTransitionTime", now);
    }
    condition.put("type", type).put("status", value);
    putOrRemove(condition, "reason", reason);
    putOrRemove(condition, "message", message);
  }

  private static void putOrRemove(ObjectNode condition, String field, String text) {
    if (text.isEmpty()) {
      condition.remove(field);
    } else {
      condition.put(field, text);
    }
  }
}
