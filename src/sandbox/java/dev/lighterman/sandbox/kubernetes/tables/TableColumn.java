package dev.lighterman.sandbox.kubernetes.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param wide whether only {@code -o wide} shows it
 */
record TableColumn(
    String name, String type, boolean wide, BiFunction<JsonNode, Instant, Object> cell) {

  static final TableColumn NAME = text("Name", ObjectMeta::name);
  static final TableColumn AGE =
      new TableColumn(
          "Age",
          "string",
          false,
          (object, now) -> Age.of(object.path("metadata").path("creationTimestamp").asText(), now));

  static TableColumn text(String name, Function<JsonNode, String> cell) {
    return new TableColumn(name, "string", false, (object, now) -> cell.apply(object));
  }

  static TableColumn number(String name, Function<JsonNode, Integer> cell) {
    return new TableColumn(name, "integer", false, (object, now) -> cell.apply(object));
  }

  static TableColumn wide(String name, Function<JsonNode, String> cell) {
    return new TableColumn(name, "string", true, (object, now) -> cell.apply(object));
  }

  ObjectNode definition() {
    return JsonTree.object()
        .put("name", name)
        .put("type", type)
        .put("format", name.equals("Name") ? "name" : "")
        .put("description", name)
        .put("priority", wide ? 1 : 0);
  }
}
