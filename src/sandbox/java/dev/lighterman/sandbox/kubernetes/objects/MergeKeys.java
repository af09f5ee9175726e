package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The merge keys of lists: the fields that identify an item. */
final class MergeKeys {

  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("conditions", List.of("type")),
          Map.entry("ownerReferences", List.of("uid")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")));

  private MergeKeys() {}

  /** The merge keys of the list in that field; empty for a list that is replaced as a whole. */
  static List<String> of(String field, JsonNode list) {
    if (list.isEmpty() || !list.path(0).isObject()) {
      return List.of();
    }
    if (field.equals("ports")) {
      String number = list.path(0).has("containerPort") ? "containerPort" : "port";
      return List.of(number, "protocol");
    }
    return KEYS.getOrDefault(field, List.of());
  }

  /** Whether the list is a set of strings. */
  static boolean isSet(String field) {
    return field.equals("finalizers");
  }

  /** An item's value of a key; the protocol of a port is TCP by default. */
  static JsonNode value(JsonNode item, String key) {
    return key.equals("protocol") && !item.has(key)
        ? JsonTree.object().textNode("TCP")
        : item.path(key);
  }

  static boolean matches(JsonNode item, JsonNode other, List<String> keys) {
    return keys.stream().allMatch(key -> value(item, key).equals(value(other, key)));
  }
}
