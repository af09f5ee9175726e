package dev.lighterman.sandbox.kubernetes.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One column of a table of objects.
 *
 * @param wide whether only a wide table shows it
 */
record Column(String name, String type, boolean wide, BiFunction<JsonNode, Instant, Object> cell) {

  static final Column NAME = text("Name", Meta::name);
  static final Column AGE =
      new Column(
          "Age",
          "string",
          false,
          (object, now) -> Age.of(object.path("metadata").path("creationTimestamp").asText(), now));

  static Column text(String name, Function<JsonNode, String> cell) {
    return new Column(name, "string", false, (object, now) -> cell.apply(object));
  }

  static Column number(String name, Function<JsonNode, Integer> cell) {
    return new Column(name, "integer", false, (object, now) -> cell.apply(object));
  }

  static Column wide(String name, Function<JsonNode, String> cell) {
    return new Column(name, "string", true, (object, now) -> cell.apply(object));
  }

  ObjectNode definition() {
    return Tree.object()
        .put("name", name)
        .put("type", type)
        .put("format", name.equals("Name") ? "name" : "")
        .put("description", name)
        .put("priority", wide ? 1 : 0);
  }
}
