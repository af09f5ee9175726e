package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Strategic merge patch: merges lists by the merge keys of their items. */
final class StrategicMerge {

  private static final String DIRECTIVE = "$patch";

  private StrategicMerge() {}

  static void apply(ObjectNode target, ObjectNode patch) {
    if (patch.path(DIRECTIVE).asText().equals("replace")) {
      target.removeAll();
    }
    retainKeys(target, patch.path("$retainKeys"));
    for (var entry : patch.properties()) {
      String field = entry.getKey();
      if (field.startsWith("$deleteFromPrimitiveList/")) {
        deleteFromPrimitiveList(target, field.substring(field.indexOf('/') + 1), entry.getValue());
      } else if (!field.startsWith("$")) {
        mergeField(target, field, entry.getValue());
      }
    }
  }

  private static void retainKeys(ObjectNode target, JsonNode retained) {
    if (!retained.isMissingNode()) {
      target.retain(JsonTree.items(retained).map(JsonNode::asText).toList());
    }
  }

  private static void deleteFromPrimitiveList(ObjectNode target, String field, JsonNode deleted) {
    ArrayNode remaining = JsonTree.array();
    List<JsonNode> removed = JsonTree.items(deleted).toList();
    JsonTree.items(target.path(field))
        .filter(item -> !removed.contains(item))
        .forEach(remaining::add);
    target.set(field, remaining);
  }

  private static void mergeField(ObjectNode target, String field, JsonNode value) {
    if (value.isNull()) {
      target.remove(field);
    } else if (value instanceof ObjectNode patch) {
      if (patch.path(DIRECTIVE).asText().equals("delete")) {
        target.remove(field);
      } else {
        apply(JsonTree.child(target, field), patch);
      }
    } else if (value instanceof ArrayNode list) {
      target.set(field, mergeList(field, target.path(field), list));
    } else {
      target.set(field, value);
    }
  }

  private static JsonNode mergeList(String field, JsonNode current, ArrayNode patch) {
    List<String> keys = keys(field, current, patch);
    boolean replace =
        JsonTree.items(patch).anyMatch(item -> item.path(DIRECTIVE).asText().equals("replace"));
    ArrayNode merged = JsonTree.array();
    if (MergeKeys.isSet(field)) {
      merged.addAll(JsonTree.items(current).toList());
      JsonTree.items(patch)
          .filter(item -> JsonTree.items(merged).noneMatch(item::equals))
          .toList()
          .forEach(merged::add);
      return merged;
    }
    if (!replace && !keys.isEmpty()) {
      merged.addAll(JsonTree.items(current.deepCopy()).toList());
    }
    for (JsonNode item : patch) {
      mergeItem(merged, item, keys);
    }
    return merged;
  }

  private static List<String> keys(String field, JsonNode current, ArrayNode patch) {
    List<String> keys = MergeKeys.of(field, patch);
    // A patch that deletes an item may identify it by its first key only.
    boolean hasAllKeys = JsonTree.items(patch).allMatch(item -> keys.stream().allMatch(item::has));
    return hasAllKeys || keys.size() < 2 || current.isEmpty() ? keys : keys.subList(0, 1);
  }

  private static void mergeItem(ArrayNode merged, JsonNode item, List<String> keys) {
    String directive = item.path(DIRECTIVE).asText();
    int index = keys.isEmpty() ? -1 : indexOf(merged, item, keys);
    if (directive.equals("delete")) {
      if (index >= 0) {
        merged.remove(index);
      }
    } else if (index >= 0 && merged.get(index) instanceof ObjectNode current) {
      apply(current, (ObjectNode) item);
    } else if (!directive.equals("replace")) {
      merged.add(item.deepCopy());
    }
  }

  private static int indexOf(ArrayNode list, JsonNode item, List<String> keys) {
    for (int i = 0; i < list.size(); i++) {
      if (MergeKeys.matches(list.get(i), item, keys)) {
        return i;
      }
    }
    return -1;
  }
}
