package dev.lighterman.sandbox.slack.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElementClicksTest {
  private static final String CARD =
      """
      {"channel":"C01EDGEOPS","text":"R1 waits","blocks":[
        {"type":"section","block_id":"plan","text":{"type":"mrkdwn","text":"*R1*"},
         "accessory":{"type":"overflow","action_id":"more","options":[
           {"text":{"type":"plain_text","text":"Edit"},"value":"edit"},
           {"text":{"type":"plain_text","text":"Show as az"},"value":"az"}]}},
        {"type":"actions","block_id":"decide","elements":[
          {"type":"button","action_id":"approve","style":"primary","value":"R1:h4sh",
           "text":{"type":"plain_text","text":"Approve 6 new resources"},
           "confirm":{"title":{"type":"plain_text","text":"Approve?"},
             "text":{"type":"mrkdwn","text":"Sure?"},
             "confirm":{"type":"plain_text","text":"Yes"},
             "deny":{"type":"plain_text","text":"No"}}},
          {"type":"button","action_id":"reject","value":"R1:h4sh",
           "text":{"type":"plain_text","text":"Reject…"}}]}]}
      """;

  private final SlackServerFixture fixture = new SlackServerFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aClickCarriesUserElementAndMessage() throws Exception {
    String ts = posted();

    fixture.click(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS, ts, "approve");

    JsonNode payload = fixture.bot.lastPayload();
    assertEquals("block_actions", payload.path("type").asText());
    assertEquals(SlackServerFixture.BEN, payload.at("/user/id").asText());
    assertEquals("ben", payload.at("/user/username").asText());
    assertEquals("T0HARBOUR", payload.at("/user/team_id").asText());
    assertEquals("edge-ops", payload.at("/channel/name").asText());
    assertEquals("message", payload.at("/container/type").asText());
    assertEquals(ts, payload.at("/container/message_ts").asText());
    assertEquals(ts, payload.at("/message/ts").asText());
    assertEquals("actions", payload.at("/message/blocks/1/type").asText());
    assertEquals("approve", payload.at("/actions/0/action_id").asText());
    assertEquals("decide", payload.at("/actions/0/block_id").asText());
    assertEquals("R1:h4sh", payload.at("/actions/0/value").asText());
    assertEquals("button", payload.at("/actions/0/type").asText());
    assertFalse(payload.path("trigger_id").asText().isEmpty());
  }

  @Test
  void anOverflowMenuCarriesTheChosenOption() throws Exception {
    InteractionTarget card = new InteractionTarget(SlackServerFixture.EDGE_OPS, posted(), null);

    fixture.slack.click(
        new Click(SlackServerFixture.BEN, card, "more", null, Json.tree("az"), Json.object()));

    JsonNode action = fixture.bot.lastPayload().at("/actions/0");
    assertEquals("overflow", action.path("type").asText());
    assertEquals("Show as az", action.at("/selected_option/text/text").asText());
    assertThrows(
        TargetNotFound.class,
        () ->
            fixture.slack.click(
                new Click(
                    SlackServerFixture.BEN, card, "more", null, Json.tree("nope"), Json.object())));
  }

  @Test
  void unknownElementsCannotBeClicked() throws Exception {
    String ts = posted();

    assertThrows(
        TargetNotFound.class,
        () -> fixture.click(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS, ts, "launch"));
    assertThrows(
        TargetNotFound.class,
        () ->
            fixture.click(
                SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS, "1.000001", "approve"));
  }

  @Test
  void anotherPersonsEphemeralMessageCannotBeClicked() throws Exception {
    fixture.call(
        "chat.postEphemeral",
        CARD.replaceFirst("\\{", "{\"user\":\"" + SlackServerFixture.AMINA + "\","));
    String ts = fixture.slack.state().at("/messages/0/ts").asText();

    assertThrows(
        TargetNotFound.class,
        () -> fixture.click(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS, ts, "approve"));
    fixture.click(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, ts, "approve");
    assertTrue(fixture.bot.lastPayload().at("/container/is_ephemeral").asBoolean());
    assertFalse(fixture.bot.lastPayload().has("message"));
  }

  @Test
  void aResponseIsEphemeralUnlessInChannel() throws Exception {
    String url = responseUrl();

    assertEquals(200, fixture.post(url, "{\"text\":\"You may not.\"}").statusCode());
    fixture.post(url, "{\"response_type\":\"in_channel\",\"text\":\"Ben tried.\"}");

    assertEquals(
        List.of("R1 waits", "You may not.", "Ben tried."),
        fixture.messagesSeenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
    assertEquals(
        List.of("R1 waits", "Ben tried."),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void aResponseReplacesOrDeletesTheMessageOfTheButton() throws Exception {
    String url = responseUrl();

    fixture.post(url, "{\"replace_original\":true,\"text\":\"R1 approved\"}");
    assertEquals(
        List.of("R1 approved"),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));

    fixture.post(url, "{\"delete_original\":true}");
    assertEquals(
        List.of(), fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void aResponseUrlCanBeUsedFiveTimes() throws Exception {
    String url = responseUrl();
    for (int i = 0; i < 5; i++) {
      assertEquals(200, fixture.post(url, "{\"text\":\"" + i + "\"}").statusCode());
    }

    HttpResponse<String> sixth = fixture.post(url, "{\"text\":\"6\"}");

    assertEquals(404, sixth.statusCode());
    assertEquals("used_url", Json.read(sixth.body()).path("error").asText());
  }

  @Test
  void aResponseUrlExpiresAfterHalfAnHour() throws Exception {
    String url = responseUrl();
    fixture.clock.advance(Duration.ofMinutes(31));

    HttpResponse<String> late = fixture.post(url, "{\"text\":\"late\"}");

    assertEquals("expired_url", Json.read(late.body()).path("error").asText());
  }

  @Test
  void aResponseWithBadBlocksIsRefused() throws Exception {
    HttpResponse<String> answer =
        fixture.post(responseUrl(), "{\"blocks\":[{\"type\":\"section\"}]}");

    assertEquals(400, answer.statusCode());
    assertEquals("invalid_blocks", Json.read(answer.body()).path("error").asText());
  }

  @Test
  void aCommandCanBeAnsweredWhereTheBotIsNotAMember() throws Exception {
    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.RANDOM, "list");

    fixture.post(
        fixture.bot.lastForm().getOrDefault("response_url", ""),
        "{\"text\":\"Invite me, or ask in #edge-ops.\"}");

    assertEquals(
        List.of("Invite me, or ask in #edge-ops."),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.RANDOM));
  }

  private String posted() throws Exception {
    JsonNode answer = fixture.call("chat.postMessage", CARD);
    assertTrue(answer.path("ok").asBoolean(), answer.toString());
    return answer.path("ts").asText();
  }

  private String responseUrl() throws Exception {
    fixture.click(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS, posted(), "approve");
    return fixture.bot.lastPayload().path("response_url").asText();
  }
}
