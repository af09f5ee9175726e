package dev.lighterman.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person is offered to break, through the control API alone. */
final class CommonFaultsTest {
  private final ControlApiClient control = ControlApiClient.start();

  @AfterEach
  void end() {
    control.close();
  }

  @Test
  void eachOfTheTwelveIsInjectedAndClearedAlone() {
    List<JsonNode> common = common();
    assertEquals(12, common.size());
    for (JsonNode one : common) {
      assertEquals(List.of(), broken());
      inject(one);
      assertEquals(List.of(one.path("title").asText()), broken());
      clear(one);
    }
    assertEquals(List.of(), broken());
  }

  @Test
  void allAreClearedTogether() {
    common().forEach(this::inject);
    assertEquals(12, broken().size());
    control.succeed("DELETE", "control/fault", "");
    assertEquals(List.of(), broken());
  }

  @Test
  void otherFaultsAreShownToo() {
    control.post("control/fault", "{\"name\":\"500\",\"face\":\"slack\"}");

    JsonNode last = common().getLast();

    assertEquals("500", last.path("name").asText());
    assertEquals("slack", last.at("/details/face").asText());
    assertTrue(last.path("broken").asBoolean());
  }

  @Test
  void faultsAreVisibleInTheWorld() {
    JsonNode before = registry();
    inject(titled("Basic"));
    inject(titled("data endpoint"));
    inject(titled("full"));

    assertEquals("Basic", registry().path("sku").asText());
    assertEquals("false", registry().path("dataEndpointEnabled").asText());
    assertEquals(50, registry().path("connectedRegistries").size());

    control.succeed("DELETE", "control/fault", "");
    assertEquals(before, registry());
  }

  private JsonNode registry() {
    return control.get("control/state").at("/world/registries/0");
  }

  private List<JsonNode> common() {
    List<JsonNode> common = new ArrayList<>();
    control.get("control/state").path("commonFaults").forEach(common::add);
    return common;
  }

  private JsonNode titled(String text) {
    return common().stream()
        .filter(one -> one.path("title").asText().contains(text))
        .findFirst()
        .orElseThrow();
  }

  private List<String> broken() {
    return common().stream()
        .filter(one -> one.path("broken").asBoolean())
        .map(one -> one.path("title").asText())
        .toList();
  }

  private void inject(JsonNode one) {
    control.post("control/fault", requestBody(one));
  }

  private void clear(JsonNode one) {
    control.succeed("DELETE", "control/fault", requestBody(one));
  }

  private static String requestBody(JsonNode one) {
    ObjectNode body = one.path("details").deepCopy();
    return Json.write(body.put("name", one.path("name").asText()));
  }
}
