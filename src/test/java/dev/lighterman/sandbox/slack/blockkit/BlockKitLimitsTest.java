package dev.lighterman.sandbox.slack.blockkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the schema with a published list of Block Kit's limits: the file in the system property
 * {@code slack.limits}; skipped without it.
 */
class BlockKitLimitsTest {
  private static final Map<String, String> NAMES =
      Map.of("confirmation", "confirm", "select", "static_select", "view", "modal");

  private final BlockKitSchema schema = BlockKitSchema.load();
  private int compared;

  @Test
  void limitsEqualThePublishedOnes() throws Exception {
    Path file = Path.of(System.getProperty("slack.limits", ""));
    assumeTrue(Files.isRegularFile(file), "SKIPPED: slack.limits names no list of limits");

    for (var type : Json.read(Files.readString(file)).properties()) {
      String name = NAMES.getOrDefault(type.getKey(), type.getKey());
      if (schema.types().containsKey(name)) {
        type.getValue()
            .properties()
            .forEach(field -> compare(name, field.getKey(), field.getValue()));
      }
    }

    assertTrue(compared > 60, "only " + compared + " limits were compared");
  }

  private void compare(String type, String field, JsonNode limit) {
    BlockKitSchema.Field ours = schema.fields(type).get(field);
    if (ours == null) {
      return;
    }
    String where = type + "." + field;
    switch (ours.type()) {
      case SchemaType.Text(int min, int max) -> {
        same(where, limit, "max_length", max);
        same(where, limit, "min_length", min);
      }
      case SchemaType.TextObject(int max, boolean marked) -> same(where, limit, "max_length", max);
      case SchemaType.NumberRange(int min, int max) -> same(where, limit, "max", max);
      case SchemaType.ListOf(int min, int max, SchemaType each) -> {
        same(where, limit, "max_items", max);
        same(where, limit, "min_items", min);
      }
      case SchemaType.AnyValue any -> {}
      case SchemaType.Bool flag -> {}
      case SchemaType.EnumValue oneOf -> {}
      case SchemaType.ObjectRef part -> {}
      case SchemaType.TypedObject typed -> {}
    }
  }

  private void same(String where, JsonNode limit, String bound, int ours) {
    if (limit.has(bound)) {
      compared++;
      assertEquals(limit.get(bound).asInt(), ours, where + " " + bound);
    }
  }
}
