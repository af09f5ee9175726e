package dev.lighterman.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.settings.ConfigurationSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The keys of {@code lighterman.yaml}, from its schema. */
final class SettingsDocumentationTest {
  private final List<List<String>> rows = new ArrayList<>();

  @Test
  void everyKeyOfTheSchema() throws IOException {
    addProperties("", new ObjectMapper().readTree(ConfigurationSchema.json()));
    MarkdownPage.named("settings")
        .assertGenerated("keys", MarkdownTable.of(List.of("key", "takes"), rows));
  }

  private void addProperties(String path, JsonNode schema) {
    schema
        .path("properties")
        .properties()
        .forEach(property -> addKey(path + property.getKey(), property.getValue()));
  }

  private void addKey(String key, JsonNode schema) {
    JsonNode item = schema.at("/anyOf/0/items");
    JsonNode named = schema.path("additionalProperties");
    if (item.has("properties")) {
      addRow(key, "a list of blocks");
      addProperties(key + "[].", item);
    } else if (named.has("properties")) {
      addRow(key, "a block for each name");
      addProperties(key + ".NAME.", named);
    } else if (schema.has("properties")) {
      addRow(key, "a block");
      addProperties(key + ".", schema);
    } else {
      addRow(key, item.isMissingNode() ? value(schema) : "a list; each: " + value(item));
    }
  }

  private void addRow(String key, String takes) {
    rows.add(List.of("`" + key + "`", takes));
  }

  private static String value(JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      default ->
          schema.has("enum")
              ? schema
                  .path("enum")
                  .valueStream()
                  .map(JsonNode::asText)
                  .collect(Collectors.joining(", "))
              : schema.path("description").asText();
    };
  }
}
