package dev.lighterman.sandbox.slack.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubmittedViewsTest {
  private static final String FORM =
      """
      {"type":"modal","callback_id":"deploy","notify_on_close":true,"private_metadata":"R1",
       "title":{"type":"plain_text","text":"Deploy"},
       "submit":{"type":"plain_text","text":"Plan it"},
       "blocks":[
        {"type":"input","block_id":"site","label":{"type":"plain_text","text":"Site"},
         "element":{"type":"plain_text_input","action_id":"v","min_length":3}},
        {"type":"input","block_id":"repositories","optional":true,
         "label":{"type":"plain_text","text":"Repositories"},
         "element":{"type":"multi_external_select","action_id":"repos","min_query_length":0}},
        {"type":"input","block_id":"mode","label":{"type":"plain_text","text":"Mode"},
         "element":{"type":"static_select","action_id":"m","options":[
           {"text":{"type":"plain_text","text":"Read only"},"value":"ro"},
           {"text":{"type":"plain_text","text":"Read and write"},"value":"rw"}],
          "initial_option":{"text":{"type":"plain_text","text":"Read only"},"value":"ro"}}}]}
      """;
  private static final String PLAIN =
      """
      {"type":"modal","title":{"type":"plain_text","text":"%s"},
       "blocks":[{"type":"section","text":{"type":"mrkdwn","text":"Hello"}}]}
      """;

  private final SlackServerFixture fixture = new SlackServerFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aFormOpensForTheUserAndKeepsTheChannel() throws Exception {
    String id = opened(FORM);

    JsonNode open = fixture.slack.state().path("views").path(0);
    assertEquals(id, open.path("id").asText());
    assertEquals(SlackServerFixture.AMINA, open.path("user").asText());
    assertEquals(SlackServerFixture.EDGE_OPS, open.path("channel").asText());
    assertEquals("R1", open.path("view").path("private_metadata").asText());
  }

  @Test
  void aTriggerOpensOneFormOnly() throws Exception {
    String trigger = trigger();

    assertTrue(open(trigger, FORM).path("ok").asBoolean());
    assertEquals("exchanged_trigger_id", open(trigger, FORM).path("error").asText());
  }

  @Test
  void aTriggerExpiresAfterThreeSeconds() throws Exception {
    String trigger = trigger();

    fixture.clock.advance(Duration.ofMillis(3_500));

    assertEquals("expired_trigger_id", open(trigger, FORM).path("error").asText());
    assertEquals("invalid_trigger_id", open("1.2.3", FORM).path("error").asText());
  }

  @Test
  void aRefusedFormLeavesTheTriggerUnused() throws Exception {
    String trigger = trigger();

    JsonNode refused = open(trigger, PLAIN.formatted("A title far longer than 24 characters"));

    assertEquals("invalid_arguments", refused.path("error").asText());
    assertEquals(
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
        refused.path("response_metadata").path("messages").path(0).asText());
    assertTrue(open(trigger, FORM).path("ok").asBoolean());
  }

  @Test
  void aSubmissionCarriesTheValueOfEveryField() throws Exception {
    String id = opened(FORM);
    fixture.bot.respondWith(
        """
        {"options":[{"text":{"type":"plain_text","text":"pos (2 tags)"},"value":"pos"}]}
        """);
    InteractionTarget form = new InteractionTarget(null, null, id);
    DeliveryResult offered =
        fixture.slack.loadOptions(SlackServerFixture.AMINA, form, "repos", "po");
    assertEquals("po", fixture.bot.lastPayload().path("value").asText());
    assertEquals("pos", offered.responseJson().path("options").path(0).path("value").asText());

    fixture.bot.respondWith(request -> ServerResponse.empty(200));
    submit(id, "{\"site\":\"store-104\",\"repositories\":[\"pos\"],\"mode\":\"rw\"}");

    JsonNode payload = fixture.bot.lastPayload();
    assertEquals("view_submission", payload.path("type").asText());
    assertEquals("deploy", payload.path("view").path("callback_id").asText());
    JsonNode values = payload.path("view").path("state").path("values");
    assertEquals("store-104", values.path("site").path("v").path("value").asText());
    assertEquals(
        "pos (2 tags)", values.at("/repositories/repos/selected_options/0/text/text").asText());
    assertEquals("rw", values.at("/mode/m/selected_option/value").asText());
    assertEquals(0, fixture.slack.state().path("views").size());
  }

  @Test
  void slackValidatesInputsBeforeTheApp() throws Exception {
    String id = opened(FORM);
    int before = fixture.bot.received().size();

    submit(id, "{\"site\":\"ab\"}");

    assertEquals(before, fixture.bot.received().size());
    assertEquals(
        "Must be at least 3 characters.",
        fixture.slack.state().at("/views/0/errors/site").asText());
  }

  @Test
  void errorsKeepTheFormOpenAndBelongToFields() throws Exception {
    String id = opened(FORM);
    fixture.bot.respondWith("{\"response_action\":\"errors\",\"errors\":{\"site\":\"Unknown.\"}}");

    DeliveryResult result = submit(id, "{\"site\":\"store-999\"}");

    assertTrue(result.acknowledged());
    assertEquals("Unknown.", fixture.slack.state().at("/views/0/errors/site").asText());
  }

  @Test
  void errorsForUnknownFieldsAreInvalid() throws Exception {
    String id = opened(FORM);
    fixture.bot.respondWith(
        "{\"response_action\":\"errors\",\"errors\":{\"nowhere\":\"Unknown.\"}}");

    assertFalse(submit(id, "{\"site\":\"store-999\"}").acknowledged());
  }

  @Test
  void anUpdateInTheResponseReplacesTheForm() throws Exception {
    String id = opened(FORM);
    fixture.bot.respondWith(
        "{\"response_action\":\"update\",\"view\":" + PLAIN.formatted("Two") + "}");

    submit(id, "{\"site\":\"store-104\"}");

    JsonNode view = fixture.slack.state().at("/views/0/view");
    assertEquals(id, view.path("id").asText());
    assertEquals("Two", view.at("/title/text").asText());
  }

  @Test
  void atMostThreeViewsCanBeStacked() throws Exception {
    String id = opened(FORM);
    for (String title : List.of("Two", "Three")) {
      fixture.bot.respondWith(
          "{\"response_action\":\"push\",\"view\":"
              + FORM.replace("\"text\":\"Deploy\"", "\"text\":\"" + title + "\"")
              + "}");
      assertTrue(submit(top(), "{\"site\":\"store-104\"}").acknowledged());
    }

    DeliveryResult fourth = submit(top(), "{\"site\":\"store-104\"}");
    assertTrue(fourth.toString().contains("push_limit_reached"), fourth.toString());
    assertEquals(id, fixture.slack.state().at("/views/2/view/root_view_id").asText());
  }

  @Test
  void clearClosesAllViews() throws Exception {
    String id = opened(FORM);
    fixture.bot.respondWith("{\"response_action\":\"clear\"}");

    submit(id, "{\"site\":\"store-104\"}");

    assertEquals(0, fixture.slack.state().path("views").size());
  }

  @Test
  void inputSurvivesAnUpdateOfTheForm() throws Exception {
    String id =
        opened(
            FORM.replace(
                "\"block_id\":\"mode\"", "\"block_id\":\"mode\",\"dispatch_action\":true"));
    fixture.chooseInView(SlackServerFixture.AMINA, id, "m", "rw");
    JsonNode clicked = fixture.bot.lastPayload();
    assertEquals("block_actions", clicked.path("type").asText());
    assertEquals("rw", clicked.at("/actions/0/selected_option/value").asText());
    assertEquals(id, clicked.at("/container/view_id").asText());

    fixture.call("views.update", "{\"view_id\":\"" + id + "\",\"view\":" + FORM + "}");

    assertEquals(
        "rw",
        fixture
            .slack
            .state()
            .at("/views/0/view/state/values/mode/m/selected_option/value")
            .asText());
  }

  @Test
  void aFieldWithoutDispatchActionSendsNothing() throws Exception {
    String id = opened(FORM);
    int before = fixture.bot.received().size();

    fixture.chooseInView(SlackServerFixture.AMINA, id, "m", "rw");

    assertEquals(before, fixture.bot.received().size());
  }

  @Test
  void anUpdateWithAnOldHashIsRefused() throws Exception {
    String id = opened(FORM);
    String hash = fixture.slack.state().at("/views/0/hash").asText();
    String update = "{\"view_id\":\"%s\",\"hash\":\"%s\",\"view\":%s}".formatted(id, hash, FORM);

    assertTrue(fixture.call("views.update", update).path("ok").asBoolean());
    assertEquals("hash_conflict", fixture.call("views.update", update).path("error").asText());
  }

  @Test
  void closingIsDeliveredWithNotifyOnCloseAndWithoutWhatWasEntered() throws Exception {
    String id = opened(FORM);
    fixture.chooseInView(SlackServerFixture.AMINA, id, "m", "rw");

    fixture.slack.closeView(SlackServerFixture.AMINA, id);

    assertEquals("view_closed", fixture.bot.lastPayload().path("type").asText());
    assertEquals("{}", fixture.bot.lastPayload().at("/view/state/values").toString());
    assertEquals(0, fixture.slack.state().path("views").size());
  }

  @Test
  void anotherUsersFormCannotBeSubmitted() throws Exception {
    String id = opened(FORM);

    assertThrows(
        TargetNotFound.class,
        () -> fixture.slack.submitView(SlackServerFixture.BEN, id, Json.object()));
  }

  @Test
  void aHomeIsPublishedPerUserAndOpeningItIsAnEvent() throws Exception {
    JsonNode published =
        fixture.call(
            "views.publish",
            """
            {"user_id":"U01ASKER","view":{"type":"home","blocks":[{"type":"divider"}]}}
            """);
    assertTrue(published.path("ok").asBoolean(), published.toString());

    fixture.slack.openHome(SlackServerFixture.AMINA);

    JsonNode event = Json.read(fixture.bot.last().text()).path("event");
    assertEquals("app_home_opened", event.path("type").asText());
    assertEquals("home", event.at("/view/type").asText());
    assertTrue(fixture.slack.state().path("homes").has(SlackServerFixture.AMINA));
  }

  private String trigger() throws Exception {
    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "deploy");
    Map<String, String> form = fixture.bot.lastForm();
    return form.getOrDefault("trigger_id", "");
  }

  private JsonNode open(String trigger, String view) throws Exception {
    return fixture.call("views.open", "{\"trigger_id\":\"" + trigger + "\",\"view\":" + view + "}");
  }

  private String opened(String view) throws Exception {
    JsonNode answer = open(trigger(), view);
    assertTrue(answer.path("ok").asBoolean(), answer.toString());
    return answer.at("/view/id").asText();
  }

  private DeliveryResult submit(String id, String values) throws Exception {
    return fixture.slack.submitView(SlackServerFixture.AMINA, id, Json.read(values));
  }

  private String top() {
    JsonNode views = fixture.slack.state().path("views");
    return views.path(views.size() - 1).path("id").asText();
  }
}
