package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of one field, in the format of {@code FieldsV1}: {@code f:name} is a field, {@code
 * k:{…}} the list item with these keys, {@code v:…} the item of that value, {@code .} the item
 * itself.
 */
record FieldPath(List<String> steps) {

  static final FieldPath ROOT = new FieldPath(List.of());

  FieldPath {
    steps = List.copyOf(steps);
  }

  FieldPath append(String step) {
    List<String> appended = new ArrayList<>(steps);
    appended.add(step);
    return new FieldPath(appended);
  }

  /** The value at this path; a missing node if there is none. */
  JsonNode resolve(JsonNode object) {
    JsonNode node = object;
    for (String step : steps) {
      node = resolveStep(node, step);
    }
    return node;
  }

  /** Removes the field, and the parents that are empty then. */
  void removeFrom(ObjectNode object) {
    List<String> path = isItem() ? steps.subList(0, steps.size() - 1) : steps;
    for (int depth = path.size(); depth > 0; depth--) {
      JsonNode parent = new FieldPath(path.subList(0, depth - 1)).resolve(object);
      remove(parent, path.get(depth - 1));
      if (!parent.isEmpty()) {
        return;
      }
    }
  }

  boolean isItem() {
    return !steps.isEmpty() && steps.getLast().equals(".");
  }

  private static JsonNode resolveStep(JsonNode node, String step) {
    if (step.equals(".")) {
      return node;
    }
    String value = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> node.path(value);
      case 'k' -> findItem(node, JsonTree.read(value));
      default -> findItem(node, JsonTree.parse(value));
    };
  }

  private static JsonNode findItem(JsonNode list, JsonNode key) {
    return JsonTree.items(list)
        .filter(item -> matches(item, key))
        .findFirst()
        .orElse(JsonTree.object().path("missing"));
  }

  private static boolean matches(JsonNode item, JsonNode key) {
    return key.isObject()
        ? key.properties().stream()
            .allMatch(part -> MergeKeys.value(item, part.getKey()).equals(part.getValue()))
        : item.equals(key);
  }

  private static void remove(JsonNode parent, String step) {
    String value = step.substring(2);
    switch (parent) {
      case ObjectNode object -> object.remove(value);
      case ArrayNode list -> {
        JsonNode key = JsonTree.parse(value);
        for (int i = list.size() - 1; i >= 0; i--) {
          if (matches(list.get(i), key)) {
            list.remove(i);
          }
        }
      }
      default -> {
        // The parent does not exist.
      }
    }
  }

  /** As messages write it: {@code .spec.template.spec.containers[name="x"].image}. */
  @Override
  public String toString() {
    return steps.stream().map(FieldPath::format).collect(joining());
  }

  private static String format(String step) {
    if (step.equals(".")) {
      return "";
    }
    String value = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> "." + value;
      case 'k' ->
          JsonTree.read(value).properties().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(joining(",", "[", "]"));
      default -> "[=" + value + "]";
    };
  }
}
