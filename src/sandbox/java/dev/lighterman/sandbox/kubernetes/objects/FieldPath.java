package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to one field, in the words of {@code FieldsV1}: {@code f:name} a field, {@code k:{…}} the
 * list item with these keys, {@code v:…} the item of that value, {@code .} the item itself.
 */
record FieldPath(List<String> steps) {

  static final FieldPath ROOT = new FieldPath(List.of());

  FieldPath {
    steps = List.copyOf(steps);
  }

  FieldPath then(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  /** What is there, missing if nothing is. */
  JsonNode in(JsonNode object) {
    JsonNode at = object;
    for (String step : steps) {
      at = step(at, step);
    }
    return at;
  }

  /** Takes the field out, and what was only there to hold it. */
  void removeFrom(ObjectNode object) {
    List<String> way = isItem() ? steps.subList(0, steps.size() - 1) : steps;
    for (int length = way.size(); length > 0; length--) {
      JsonNode parent = new FieldPath(way.subList(0, length - 1)).in(object);
      remove(parent, way.get(length - 1));
      if (!parent.isEmpty()) {
        return;
      }
    }
  }

  boolean isItem() {
    return !steps.isEmpty() && steps.getLast().equals(".");
  }

  private static JsonNode step(JsonNode at, String step) {
    if (step.equals(".")) {
      return at;
    }
    String rest = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> at.path(rest);
      case 'k' -> item(at, JsonTree.read(rest));
      default -> item(at, JsonTree.parse(rest));
    };
  }

  private static JsonNode item(JsonNode list, JsonNode sought) {
    return JsonTree.items(list)
        .filter(item -> fits(item, sought))
        .findFirst()
        .orElse(JsonTree.object().path("missing"));
  }

  private static boolean fits(JsonNode item, JsonNode sought) {
    return sought.isObject()
        ? sought.properties().stream()
            .allMatch(key -> MergeKeys.value(item, key.getKey()).equals(key.getValue()))
        : item.equals(sought);
  }

  private static void remove(JsonNode parent, String step) {
    String rest = step.substring(2);
    switch (parent) {
      case ObjectNode object -> object.remove(rest);
      case ArrayNode list -> {
        JsonNode sought = JsonTree.parse(rest);
        for (int i = list.size() - 1; i >= 0; i--) {
          if (fits(list.get(i), sought)) {
            list.remove(i);
          }
        }
      }
      default -> {
        // There is nothing to take it from.
      }
    }
  }

  /** As messages show it: {@code .spec.template.spec.containers[name="x"].image}. */
  @Override
  public String toString() {
    return steps.stream().map(FieldPath::shown).collect(joining());
  }

  private static String shown(String step) {
    if (step.equals(".")) {
      return "";
    }
    String rest = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> "." + rest;
      case 'k' ->
          JsonTree.read(rest).properties().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(joining(",", "[", "]"));
      default -> "[=" + rest + "]";
    };
  }
}
