package dev.lighterman.sandbox.slack.api;

import static dev.lighterman.sandbox.slack.SlackServerFixture.AMINA;
import static dev.lighterman.sandbox.slack.SlackServerFixture.BEN;
import static dev.lighterman.sandbox.slack.SlackServerFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ids that an app gives its views. */
class ViewMethodsTest {
  private final SlackServerFixture fixture = new SlackServerFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aModalIsUpdatedByTheIdThatTheAppGaveIt() throws Exception {
    JsonNode opened = open(AMINA, "form-1");

    JsonNode updated = update(Map.of("external_id", "form-1", "view", modal("form-1")));

    assertTrue(updated.path("ok").asBoolean(), updated.toString());
    assertEquals(opened.at("/view/id"), updated.at("/view/id"));
    assertEquals("form-1", updated.at("/view/external_id").asText());
    assertEquals(
        updated.at("/view/hash"), fixture.slack.state().path("views").path(0).at("/view/hash"));
  }

  @Test
  void aModalThatIsClosedOrWasNeverOpenedIsNotFound() throws Exception {
    String id = open(AMINA, "form-1").at("/view/id").asText();
    fixture.slack.closeView(AMINA, id);

    for (String external : new String[] {"form-1", "form-2"}) {
      assertError("not_found", update(Map.of("external_id", external, "view", modal(""))));
    }
  }

  @Test
  void anotherViewsIdIsRefusedWhetherModalOrHome() throws Exception {
    open(AMINA, "form-1");
    publish(BEN, "home-1");

    assertError("duplicate_external_id", open(BEN, "form-1"));
    assertError("duplicate_external_id", open(BEN, "home-1"));
    assertError("duplicate_external_id", publish(AMINA, "home-1"));
    String id = open(BEN, "form-2").at("/view/id").asText();
    assertError("duplicate_external_id", update(Map.of("view_id", id, "view", modal("form-1"))));
  }

  @Test
  void aViewMayKeepItsIdAndAClosedOnesIsFree() throws Exception {
    String id = open(AMINA, "form-1").at("/view/id").asText();
    assertOk(update(Map.of("view_id", id, "view", modal("form-1"))));
    fixture.slack.closeView(AMINA, id);

    assertOk(open(BEN, "form-1"));
    assertOk(publish(BEN, "home-1"));
    assertOk(publish(BEN, "home-1"));
  }

  @Test
  void anUpdateNamesItsViewInOneWay() throws Exception {
    String id = open(AMINA, "form-1").at("/view/id").asText();

    assertError(
        "invalid_arguments",
        update(Map.of("view_id", id, "external_id", "form-1", "view", modal(""))));
    assertError("invalid_arguments", update(Map.of("view", modal(""))));
  }

  private static void assertOk(JsonNode answer) {
    assertTrue(answer.path("ok").asBoolean(), answer.toString());
  }

  private static void assertError(String error, JsonNode answer) {
    assertEquals(error, answer.path("error").asText(), answer.toString());
  }

  private JsonNode open(String person, String externalId) throws Exception {
    fixture.typeCommand(person, EDGE_OPS, "deploy");
    String trigger = fixture.bot.lastForm().getOrDefault("trigger_id", "");
    return call("views.open", Map.of("trigger_id", trigger, "view", modal(externalId)));
  }

  private JsonNode update(Map<String, ?> arguments) throws Exception {
    return call("views.update", arguments);
  }

  private JsonNode publish(String person, String externalId) throws Exception {
    return call("views.publish", Map.of("user_id", person, "view", view("home", externalId)));
  }

  private JsonNode call(String method, Map<String, ?> arguments) throws Exception {
    return fixture.call(method, Json.write(arguments));
  }

  private static ObjectNode modal(String externalId) {
    ObjectNode modal = view("modal", externalId);
    modal.putObject("title").put("type", "plain_text").put("text", "Deploy");
    return modal;
  }

  private static ObjectNode view(String type, String externalId) {
    ObjectNode view = Json.object().put("type", type).put("external_id", externalId);
    view.putArray("blocks").addObject().put("type", "divider");
    return view;
  }
}
