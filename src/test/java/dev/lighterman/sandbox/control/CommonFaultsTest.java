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
  private final ControlApiClient control = ControlApiClient.begin();

  @AfterEach
  void end() {
    control.close();
  }

  @Test
  void eachOfTheTwelveBreaksAloneAndIsMendedAlone() {
    List<JsonNode> common = common();
    assertEquals(12, common.size());
    for (JsonNode one : common) {
      assertEquals(List.of(), broken());
      breakIt(one);
      assertEquals(List.of(one.path("title").asText()), broken());
      mend(one);
    }
    assertEquals(List.of(), broken());
  }

  @Test
  void everythingIsMendedAtOnce() {
    common().forEach(this::breakIt);
    assertEquals(12, broken().size());
    control.succeed("DELETE", "control/fault", "");
    assertEquals(List.of(), broken());
  }

  @Test
  void whatElseIsBrokenIsShownToo() {
    control.post("control/fault", "{\"name\":\"500\",\"face\":\"slack\"}");

    JsonNode last = common().getLast();

    assertEquals("500", last.path("name").asText());
    assertEquals("slack", last.at("/details/face").asText());
    assertTrue(last.path("broken").asBoolean());
  }

  @Test
  void whatIsBrokenIsToBeSeenInTheWorld() {
    JsonNode before = registry();
    breakIt(titled("Basic"));
    breakIt(titled("data endpoint"));
    breakIt(titled("full"));

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

  private JsonNode titled(String words) {
    return common().stream()
        .filter(one -> one.path("title").asText().contains(words))
        .findFirst()
        .orElseThrow();
  }

  private List<String> broken() {
    return common().stream()
        .filter(one -> one.path("broken").asBoolean())
        .map(one -> one.path("title").asText())
        .toList();
  }

  private void breakIt(JsonNode one) {
    control.post("control/fault", call(one));
  }

  private void mend(JsonNode one) {
    control.succeed("DELETE", "control/fault", call(one));
  }

  private static String call(JsonNode one) {
    ObjectNode call = one.path("details").deepCopy();
    return Json.write(call.put("name", one.path("name").asText()));
  }
}
