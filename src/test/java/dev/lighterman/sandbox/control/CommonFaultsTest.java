package dev.lighterman.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.SandboxWorld;
import dev.lighterman.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The faults that the page offers, through the control API. */
final class CommonFaultsTest {
  private final ControlApiClient control = ControlApiClient.start();

  @AfterEach
  void end() {
    control.close();
  }

  @Test
  void eachIsInjectedAndClearedAlone() {
    List<JsonNode> common = common();
    assertEquals(27, common.size());
    for (JsonNode fault : common) {
      assertEquals(List.of(), broken());
      inject(fault);
      assertEquals(List.of(fault.path("title").asText()), broken());
      clear(fault);
    }
    assertEquals(List.of(), broken());
  }

  @Test
  void whereTwoSitesHaveOneNameBothAreSaidToBreak() {
    var options = SandboxOptions.forTests().withWorld(SandboxWorld.MERGED);
    try (var merged = new ControlApiClient(Sandbox.start(options))) {
      List<String> effects =
          merged.get("control/state").path("commonFaults").findValuesAsText("effect");

      assertTrue(
          effects.contains(
              "store201 (at both companies) goes Offline, until somebody deletes its pod."),
          effects::toString);
      assertTrue(
          effects.stream().anyMatch(effect -> effect.contains("store-202 (at both companies)")),
          effects::toString);
    }
  }

  @Test
  void allAreClearedTogether() {
    common().forEach(this::inject);
    // A site that is installed anew has another pod, so one fault may undo another.
    assertTrue(broken().size() > 12, broken()::toString);
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
        .filter(fault -> fault.path("title").asText().contains(text))
        .findFirst()
        .orElseThrow();
  }

  private List<String> broken() {
    return common().stream()
        .filter(fault -> fault.path("broken").asBoolean())
        .map(fault -> fault.path("title").asText())
        .toList();
  }

  private void inject(JsonNode fault) {
    control.post("control/fault", requestBody(fault));
  }

  private void clear(JsonNode fault) {
    control.succeed("DELETE", "control/fault", requestBody(fault));
  }

  private static String requestBody(JsonNode fault) {
    ObjectNode body = fault.path("details").deepCopy();
    return Json.write(body.put("name", fault.path("name").asText()));
  }
}
