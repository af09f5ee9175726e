package dev.lighterman.sandbox.slack.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.world.Fault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppDeliveriesTest {
  private final SlackServerFixture fixture = new SlackServerFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aCommandIsSignedAndHasAllFields() throws Exception {
    DeliveryResult result =
        fixture.typeCommand(
            SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "show store-101");

    assertEquals(200, result.status());
    Map<String, String> form = fixture.bot.lastForm();
    assertEquals("/registry", form.get("command"));
    assertEquals("show store-101", form.get("text"));
    assertEquals(SlackServerFixture.AMINA, form.get("user_id"));
    assertEquals("amina", form.get("user_name"));
    assertEquals("edge-ops", form.get("channel_name"));
    assertEquals("T0HARBOUR", form.get("team_id"));
    assertEquals("A00LIGHTER", form.get("api_app_id"));
    assertTrue(form.getOrDefault("response_url", "").startsWith("http://"));
    assertFalse(form.getOrDefault("trigger_id", "").isEmpty());
  }

  @Test
  void aDirectMessageChannelHasAFixedName() throws Exception {
    fixture.typeCommand(SlackServerFixture.AMINA, "D01ASKER", "list");

    assertEquals("directmessage", fixture.bot.lastForm().get("channel_name"));
  }

  @Test
  void textIsEscapedAsBySlack() throws Exception {
    fixture.typeCommand(
        SlackServerFixture.AMINA,
        SlackServerFixture.EDGE_OPS,
        "ask @ben of @edge-leads in #edge-ops <b> & import mcr.microsoft.com/hello or https://a.example/x");

    assertEquals(
        "ask <@U02APPROVER|ben> of <!subteam^S01LEADS|@edge-leads> in <#C01EDGEOPS|edge-ops>"
            + " &lt;b&gt; &amp; import <http://mcr.microsoft.com/hello|mcr.microsoft.com/hello>"
            + " or <https://a.example/x>",
        fixture.bot.lastForm().get("text"));
  }

  @Test
  void optionsAndVersionsAreNotEscaped() throws Exception {
    String typed = "deploy store-114 --config service.clusterIP=10.0.0.50 +pos:1.5 workload=deploy";

    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, typed);

    assertEquals(typed, fixture.bot.lastForm().get("text"));
  }

  @Test
  void theAcknowledgementIsShownToThePersonAlone() throws Exception {
    fixture.bot.respondWith("{\"text\":\"Looking at store-101…\"}");

    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "show store-101");

    assertEquals(
        List.of("Looking at store-101…"),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
    assertEquals(
        List.of(), fixture.messagesSeenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void plainTextIsAnAcknowledgementToo() throws Exception {
    fixture.bot.respondWith(request -> ServerResponse.of(200, "text/plain", "All is well."));

    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    assertEquals(
        List.of("All is well."),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void inChannelShowsTheCommandAndTheAnswerToAll() throws Exception {
    fixture.bot.respondWith("{\"response_type\":\"in_channel\",\"text\":\"Three sites.\"}");

    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    assertEquals(
        List.of("/registry list", "Three sites."),
        fixture.messagesSeenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void aSlowAppTimesOut() throws Exception {
    fixture.bot.respondWith(request -> {
      Thread.sleep(3_500);
      return ServerResponse.empty(200);
    });

    fixture.assertCommandTimesOut();
  }

  @Test
  void anUnreachableAppFailsImmediately() throws Exception {
    fixture.slack.setRequestUrl(URI.create("http://127.0.0.1:1/slack/events"));

    assertEquals(
        "dispatch_failed",
        fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list").error());
    assertEquals(
        List.of("/registry failed with the error \"dispatch_failed\""),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void anErrorOfTheAppIsADispatchFailure() throws Exception {
    fixture.bot.respondWith(request -> ServerResponse.empty(500));

    assertEquals(
        "dispatch_failed",
        fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list").error());
  }

  @Test
  void anUndeclaredCommandIsRefused() {
    assertThrows(
        TargetNotFound.class,
        () ->
            fixture.slack.slashCommand(
                SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "/deploy", ""));
  }

  @Test
  void onlyMembersCanTypeInAChannel() {
    assertThrows(
        TargetNotFound.class,
        () -> fixture.typeCommand(SlackServerFixture.BEN, "C02STORES", "list"));
  }

  @Test
  void aFaultDuplicatesDeliveries() throws Exception {
    fixture.faults.inject(new Fault("duplicate-delivery", Map.of()));

    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    assertEquals(2, fixture.bot.received().size());
    assertEquals(fixture.bot.received().getFirst().text(), fixture.bot.received().getLast().text());
  }

  @Test
  void theInspectorRemembersDeliveries() throws Exception {
    fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    var delivered = fixture.slack.state().path("inspector").path(0);
    assertEquals("/registry list", delivered.path("what").asText());
    assertEquals(200, delivered.path("status").asInt());
  }
}
