package dev.lighterman.documentation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.settings.ConfigurationSchema;
import dev.lighterman.settings.InvalidSettingsException;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of {@code lighterman.yaml}, from its schema, and what holds where nothing is said. */
final class SettingsDocumentationTest {
  private final List<List<String>> rows = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void everyKeyOfTheSchema() throws IOException {
    addProperties("", new ObjectMapper().readTree(ConfigurationSchema.json()));
    MarkdownPage.named("settings")
        .assertGenerated("keys", MarkdownTable.of(List.of("key", "takes"), rows));
  }

  @Test
  void theDefaultsOfTheAddresses() throws InvalidSettingsException {
    String page = MarkdownPage.named("settings").text();
    ServerSettings server = settings().server();
    assertTrue(
        page.contains("`%s` and `%d` by default".formatted(server.bind(), server.port())), page);
    assertTrue(page.contains("`" + settings().slack().apiUrl() + "` by default"), page);
  }

  private Settings settings() throws InvalidSettingsException {
    String id = "22222222-2222-2222-2222-222222222222";
    return Settings.read(
        Map.of(
            "SLACK_SIGNING_SECRET",
            "secret",
            "SLACK_BOT_TOKEN",
            "xoxb-1",
            "AZURE_TENANT_ID",
            id,
            "AZURE_CLIENT_ID",
            id,
            "AZURE_CLIENT_SECRET",
            "secret",
            "AZURE_SUBSCRIPTION_ID",
            id,
            "LIGHTERMAN_DATA",
            folder.toString()));
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
