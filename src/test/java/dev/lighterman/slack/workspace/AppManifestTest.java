package dev.lighterman.slack.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppManifestTest {
  private static final Path SCHEMA = Path.of("../shared/conformance/slack-manifest.v2.schema.json");

  private static final String SOCKET_MODE = AppManifest.socketMode();
  private static final String HTTP = AppManifest.at(URI.create("https://bot.example.com/"));

  private final JsonNode manifest = read(HTTP);

  private static JsonNode read(String text) {
    try {
      return new YAMLMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void manifestYmlIsTheOneForSocketMode() throws IOException {
    assertEquals(SOCKET_MODE, Files.readString(Path.of("manifest.yml")));
  }

  @Test
  void socketModeNeedsNoAddressAndHttpHasOneEverywhere() {
    assertFalse(SOCKET_MODE.contains("https://bot"));
    assertTrue(read(SOCKET_MODE).at("/settings/socket_mode_enabled").asBoolean());
    assertEquals(
        "https://bot.example.com/slack/events",
        manifest.at("/settings/interactivity/message_menu_options_url").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket mode", "http"})
  void matchesSlacksOwnSchema(String way) throws IOException {
    if (!Files.exists(SCHEMA)) {
      System.err.println("SKIPPED: the manifest is not checked, no " + SCHEMA);
      Assumptions.abort("no " + SCHEMA);
    }
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.newInputStream(SCHEMA));

    assertEquals(List.of(), schema.validate(read(way.equals("http") ? HTTP : SOCKET_MODE)));
  }

  @Test
  void asksForNoMoreScopesThanItNeeds() {
    assertEquals(
        Set.of(
            "commands",
            "chat:write",
            "channels:read",
            "groups:read",
            "channels:history",
            "groups:history",
            "users:read",
            "usergroups:read"),
        texts(manifest.at("/oauth_config/scopes/bot")));
  }

  @Test
  void theSandboxsAppHoldsExactlyThese() {
    assertEquals(
        texts(manifest.at("/oauth_config/scopes/bot")), Set.copyOf(BotApp.lighterman().scopes()));
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
