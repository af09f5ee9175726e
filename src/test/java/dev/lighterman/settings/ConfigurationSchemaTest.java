package dev.lighterman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What an editor learns of lighterman.yaml. */
final class ConfigurationSchemaTest {
  private final JsonNode schema;

  ConfigurationSchemaTest() throws Exception {
    schema = new ObjectMapper().readTree(ConfigurationSchema.json());
  }

  @Test
  void itIsASchemaOfTheFile() {
    assertEquals("http://json-schema.org/draft-07/schema#", schema.path("$schema").asText());
    assertEquals("lighterman.yaml", schema.path("title").asText());
    assertEquals("object", schema.path("type").asText());
  }

  @Test
  void aKeyThatThereIsNotIsMarkedAtEachLevel() {
    for (JsonNode level : List.of(schema, one("channels"), one("rules"), site())) {
      assertEquals(false, level.path("additionalProperties").asBoolean(true));
      assertFalse(level.path("properties").isEmpty());
    }
  }

  @Test
  void theKeysAreThoseOfTheFile() {
    assertEquals(
        List.of("mode", "retention", "channels", "rules", "windows", "freeze", "tunnel", "sites"),
        keys(schema));
    assertEquals(
        List.of(
            "id",
            "registries",
            "sites",
            "approvers",
            "registry",
            "workload",
            "repositories",
            "notify",
            "locale"),
        keys(one("channels")));
  }

  @Test
  void aValueOfSeveralWordsOffersThem() {
    assertEquals(
        List.of("observe", "operate"), words(schema.at("/properties/mode")).sorted().toList());
    assertEquals(
        List.of("direct", "proxy", "none"), words(site().at("/properties/reach")).toList());
  }

  @Test
  void aListMayHaveOneEntryWithoutItsBrackets() {
    JsonNode either = schema.at("/properties/channels/anyOf");

    assertEquals("array", either.path(0).path("type").asText());
    assertEquals(either.path(1), either.path(0).path("items"));
    assertEquals("object", either.path(1).path("type").asText());
  }

  @Test
  void numbersTruthsAndTextsAreToldApart() {
    JsonNode approval = one("rules").at("/properties/approve/properties");
    assertEquals("integer", approval.at("/count/type").asText());
    assertEquals("boolean", approval.at("/reason/type").asText());
    assertEquals("string", approval.at("/within/type").asText());
    assertEquals("a duration like PT1H", approval.at("/within/description").asText());
    assertEquals(
        "a range like 10.0.0.0/16", site().at("/properties/serviceRange/description").asText());
    assertEquals(
        "a pattern like store-* (in quotes where it begins with *)",
        one("channels").at("/properties/sites/anyOf/1/description").asText());
  }

  private JsonNode one(String list) {
    return schema.at("/properties/" + list + "/anyOf/1");
  }

  private JsonNode site() {
    return schema.at("/properties/sites/additionalProperties");
  }

  private static List<String> keys(JsonNode object) {
    return object.path("properties").properties().stream().map(each -> each.getKey()).toList();
  }

  private static Stream<String> words(JsonNode type) {
    return StreamSupport.stream(type.path("enum").spliterator(), false).map(JsonNode::asText);
  }
}
