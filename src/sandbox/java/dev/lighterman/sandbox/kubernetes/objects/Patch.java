package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A patch of an object. */
public sealed interface Patch {

  /** A copy of the object with the patch applied. */
  ObjectNode apply(ObjectNode before);

  /** {@code application/strategic-merge-patch+json}. */
  record Strategic(ObjectNode patch) implements Patch {
    @Override
    public ObjectNode apply(ObjectNode before) {
      ObjectNode after = before.deepCopy();
      StrategicMerge.apply(after, patch);
      return after;
    }
  }

  /** {@code application/merge-patch+json}, RFC 7386. */
  record Merge(ObjectNode patch) implements Patch {
    @Override
    public ObjectNode apply(ObjectNode before) {
      ObjectNode after = before.deepCopy();
      merge(after, patch);
      return after;
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
      for (var entry : patch.properties()) {
        if (entry.getValue().isNull()) {
          target.remove(entry.getKey());
        } else if (entry.getValue() instanceof ObjectNode inner) {
          merge(JsonTree.child(target, entry.getKey()), inner);
        } else {
          target.set(entry.getKey(), entry.getValue());
        }
      }
    }
  }

  /** {@code application/json-patch+json}, RFC 6902, without move and copy. */
  record Json(JsonNode operations) implements Patch {
    @Override
    public ObjectNode apply(ObjectNode before) {
      ObjectNode after = before.deepCopy();
      for (JsonNode operation : operations) {
        apply(after, operation);
      }
      return after;
    }

    private static void apply(ObjectNode object, JsonNode operation) {
      String path = operation.path("path").asText();
      JsonPointer pointer = JsonPointer.compile(path);
      String op = operation.path("op").asText();
      JsonNode current = object.at(pointer);
      boolean needed = !op.equals("add");
      if (needed && current.isMissingNode()) {
        throw ApiFailure.unprocessable(
            "the server rejected our request due to an error in our request: " + op + " " + path);
      }
      switch (op) {
        case "add" -> put(object.at(pointer.head()), pointer.last(), operation.path("value"), true);
        case "replace" ->
            put(object.at(pointer.head()), pointer.last(), operation.path("value"), false);
        case "remove" -> remove(object.at(pointer.head()), pointer.last());
        case "test" -> test(current, operation);
        default -> throw ApiFailure.badRequest("Unexpected kind: " + op);
      }
    }

    private static void put(JsonNode parent, JsonPointer last, JsonNode value, boolean insert) {
      String name = last.getMatchingProperty();
      switch (parent) {
        case ObjectNode object -> object.set(name, value);
        case ArrayNode list when name.equals("-") -> list.add(value);
        case ArrayNode list when insert -> list.insert(last.getMatchingIndex(), value);
        case ArrayNode list -> list.set(last.getMatchingIndex(), value);
        default -> throw ApiFailure.unprocessable("add operation does not apply: doc is missing");
      }
    }

    private static void remove(JsonNode parent, JsonPointer last) {
      switch (parent) {
        case ObjectNode object -> object.remove(last.getMatchingProperty());
        case ArrayNode list -> list.remove(last.getMatchingIndex());
        default -> throw ApiFailure.unprocessable("remove operation does not apply");
      }
    }

    private static void test(JsonNode current, JsonNode operation) {
      if (!current.equals(operation.path("value"))) {
        throw ApiFailure.unprocessable(
            "testing value " + operation.path("path").asText() + " failed: test failed");
      }
    }
  }
}
