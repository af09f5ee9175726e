package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code Status} says of the object that a refusal is about.
 *
 * @param kind as this refusal calls it: the plural mostly; empty where it is about no object
 * @param name empty where the object has none yet
 */
record StatusDetails(String name, String group, String kind, List<FieldError> causes) {

  /** About no object. */
  static final StatusDetails NONE = new StatusDetails("", "", "", List.of());

  StatusDetails {
    causes = List.copyOf(causes);
  }

  static StatusDetails of(ResourceKind kind, String name) {
    return new StatusDetails(name, kind.group(), kind.plural(), List.of());
  }

  /** Calls the kind as objects do. */
  static StatusDetails singular(ResourceKind kind, String name) {
    return new StatusDetails(name, kind.group(), kind.kind(), List.of());
  }

  StatusDetails with(List<FieldError> problems) {
    return new StatusDetails(name, group, kind, problems);
  }

  /** Nothing where there is nothing to say. */
  Optional<ObjectNode> json() {
    ObjectNode json = JsonTree.object();
    put(json, "name", name);
    put(json, "group", group);
    put(json, "kind", kind);
    if (!causes.isEmpty()) {
      ArrayNode list = json.putArray("causes");
      causes.forEach(cause -> list.add(cause.json()));
    }
    return json.isEmpty() ? Optional.empty() : Optional.of(json);
  }

  private static void put(ObjectNode json, String field, String value) {
    if (!value.isEmpty()) {
      json.put(field, value);
    }
  }
}
