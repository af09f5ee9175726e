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
  private final SlackServerFixture bench = new SlackServerFixture();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aCommandArrivesSignedAndWithAllItsFields() throws Exception {
    DeliveryResult outcome =
        bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "show store-101");

    assertEquals(200, outcome.status());
    Map<String, String> form = bench.bot.lastForm();
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
  void inADirectMessageTheChannelHasNoName() throws Exception {
    bench.types(SlackServerFixture.AMINA, "D01ASKER", "list");

    assertEquals("directmessage", bench.bot.lastForm().get("channel_name"));
  }

  @Test
  void wordsAreEscapedAsSlackDoes() throws Exception {
    bench.types(
        SlackServerFixture.AMINA,
        SlackServerFixture.EDGE_OPS,
        "ask @ben of @edge-leads in #edge-ops <b> & import mcr.microsoft.com/hello or https://a.example/x");

    assertEquals(
        "ask <@U02APPROVER|ben> of <!subteam^S01LEADS|@edge-leads> in <#C01EDGEOPS|edge-ops>"
            + " &lt;b&gt; &amp; import <http://mcr.microsoft.com/hello|mcr.microsoft.com/hello>"
            + " or <https://a.example/x>",
        bench.bot.lastForm().get("text"));
  }

  @Test
  void flagsAndVersionsAreLeftAsTheyAre() throws Exception {
    String typed = "deploy store-114 --config service.clusterIP=10.0.0.50 +pos:1.5 workload=deploy";

    bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, typed);

    assertEquals(typed, bench.bot.lastForm().get("text"));
  }

  @Test
  void theAcknowledgementIsShownToThePersonAlone() throws Exception {
    bench.bot.answers("{\"text\":\"Looking at store-101…\"}");

    bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "show store-101");

    assertEquals(
        List.of("Looking at store-101…"),
        bench.seenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
    assertEquals(List.of(), bench.seenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void plainTextIsAnAcknowledgementToo() throws Exception {
    bench.bot.answers(request -> ServerResponse.of(200, "text/plain", "All is well."));

    bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    assertEquals(
        List.of("All is well."),
        bench.seenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void inChannelShowsTheCommandAndTheAnswerToAll() throws Exception {
    bench.bot.answers("{\"response_type\":\"in_channel\",\"text\":\"Three sites.\"}");

    bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    assertEquals(
        List.of("/registry list", "Three sites."),
        bench.seenBy(SlackServerFixture.BEN, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void whoIsNotQuickEnoughIsTimedOut() throws Exception {
    bench.bot.answers(request -> {
      Thread.sleep(3_500);
      return ServerResponse.empty(200);
    });

    bench.assertNobodyAcknowledges();
  }

  @Test
  void anAppThatIsNotThereFailsAtOnce() throws Exception {
    bench.slack.deliverTo(URI.create("http://127.0.0.1:1/slack/events"));

    assertEquals(
        "dispatch_failed",
        bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list").error());
    assertEquals(
        List.of("/registry failed with the error \"dispatch_failed\""),
        bench.seenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
  }

  @Test
  void anErrorOfTheAppIsADispatchFailure() throws Exception {
    bench.bot.answers(request -> ServerResponse.empty(500));

    assertEquals(
        "dispatch_failed",
        bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list").error());
  }

  @Test
  void whatIsNotDeclaredIsNoCommand() {
    assertThrows(
        TargetNotFound.class,
        () ->
            bench.slack.slash(
                SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "/deploy", ""));
  }

  @Test
  void peopleCannotTypeWhereTheyAreNot() {
    assertThrows(
        TargetNotFound.class, () -> bench.types(SlackServerFixture.BEN, "C02STORES", "list"));
  }

  @Test
  void aDeliveryCanBeMadeTwice() throws Exception {
    bench.faults.inject(new Fault("duplicate-delivery", Map.of()));

    bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    assertEquals(2, bench.bot.received().size());
    assertEquals(bench.bot.received().getFirst().text(), bench.bot.received().getLast().text());
  }

  @Test
  void theInspectorRemembersDeliveries() throws Exception {
    bench.types(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list");

    var delivered = bench.slack.state().path("inspector").path(0);
    assertEquals("/registry list", delivered.path("what").asText());
    assertEquals(200, delivered.path("status").asInt());
  }
}
