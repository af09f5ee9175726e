package dev.lighterman.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Path SCHEMA = Path.of("../shared/conformance/slack-manifest.v2.schema.json");

  private final JsonNode manifest = read();

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("manifest.yml").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isAsSlacksOwnSchemaWantsIt() throws IOException {
    if (!Files.exists(SCHEMA)) {
      System.err.println("SKIPPED: the manifest is not checked, no " + SCHEMA);
      Assumptions.abort("no " + SCHEMA);
    }
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.newInputStream(SCHEMA));

    assertEquals(List.of(), schema.validate(manifest));
  }

  @Test
  void asksForNoMoreRightsThanItNeeds() {
    assertEquals(
        Set.of("commands", "chat:write", "users:read", "usergroups:read"),
        texts(manifest.at("/oauth_config/scopes/bot")));
  }

  @Test
  void declaresBothCommandsWithMentionsAsIds() {
    JsonNode commands = manifest.at("/features/slash_commands");

    assertEquals(
        Set.of("/registry", "/lighterman"),
        StreamSupport.stream(commands.spliterator(), false)
            .map(command -> command.get("command").asText())
            .collect(Collectors.toSet()));
    commands.forEach(command -> assertTrue(command.get("should_escape").asBoolean()));
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }
}
