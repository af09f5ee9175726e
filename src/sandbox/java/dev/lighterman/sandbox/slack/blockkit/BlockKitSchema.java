package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.YamlResource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The schema of Block Kit: the fields and limits of every block, element and composition object,
 * read from {@code block-kit.yaml}.
 */
record BlockKitSchema(Map<String, List<String>> sets, Map<String, Map<String, Field>> types) {

  record Field(SchemaType type, boolean required) {}

  static BlockKitSchema load() {
    JsonNode tree = YamlResource.load(BlockKitSchema.class, "block-kit.yaml");
    Map<String, List<String>> sets = new HashMap<>();
    for (var set : tree.path("sets").properties()) {
      sets.put(set.getKey(), List.of(set.getValue().asText().split(" ")));
    }
    Map<String, Map<String, Field>> types = new HashMap<>();
    for (var type : tree.path("types").properties()) {
      types.put(type.getKey(), fields(type.getValue(), sets));
    }
    return new BlockKitSchema(sets, types);
  }

  private static Map<String, Field> fields(JsonNode lines, Map<String, List<String>> sets) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (var line : lines.properties()) {
      String name = line.getKey();
      boolean required = name.endsWith("!");
      fields.put(
          required ? name.substring(0, name.length() - 1) : name,
          new Field(SchemaType.parse(line.getValue().asText(), sets), required));
    }
    return fields;
  }

  /** The fields of a type that the schema has. */
  Map<String, Field> fields(String type) {
    return Objects.requireNonNull(types.get(type), type);
  }
}
