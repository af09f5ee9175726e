package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static dev.lighterman.slack.SlackFixture.GUS;
import static dev.lighterman.slack.SlackFixture.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.Request;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.FixturePolicies;
import dev.lighterman.slack.SlackFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlashCommandsTest {
  private final SlackFixture slack;

  SlashCommandsTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void answersAQueryToTheAskerAlone() {
    slack.types(AMINA, EDGE_OPS, "list");

    slack.ephemeralMessage(AMINA, "203 sites");
  }

  /** They may have become a full member meanwhile. */
  @Test
  void whoIsRefusedByWhatSlackSaidLongAgoIsToldHowOldThatIs(@TempDir Path other) {
    var ahead = new AtomicReference<>(Duration.ZERO);
    try (SlackFixture later =
        new SlackFixture(
            other, FixturePolicies.requiringReasons(), () -> Instant.now().plus(ahead.get()))) {
      later.types(GUS, EDGE_OPS, "list");
      JsonNode soon = later.ephemeralMessage(GUS, "Guests may not do that");
      assertFalse(soon.get("text").asText().contains("last told me"), soon.toString());
      later.faults.inject(new Fault("500", Map.of("face", "slack", "path", "users.info")));
      ahead.set(Duration.ofMinutes(30));

      later.types(GUS, EDGE_OPS, "list");

      JsonNode late = later.ephemeralMessage(GUS, "I go by what Slack last told me of you (");
      assertTrue(late.get("text").asText().contains("Guests may not do that"), late.toString());
    }
  }

  @Test
  void whatSomebodyPastesIsAcknowledgedBeforeSlackTellsWhoTheyAre(@TempDir Path other) {
    var ahead = new AtomicReference<>(Duration.ZERO);
    try (SlackFixture later =
        SlackFixture.inTime(
            other, FixturePolicies.requiringReasons(), () -> Instant.now().plus(ahead.get()))) {
      later.types(AMINA, EDGE_OPS, "log store-114");
      JsonNode form = later.view(view -> view.get("user").asText().equals(AMINA));
      ahead.set(Duration.ofMinutes(30));
      later.faults.inject(
          new Fault("slow", Map.of("face", "slack", "path", "user", "millis", "10000")));

      later.submits(AMINA, form, Map.of("text", "panic"));

      later.ephemeralMessage(AMINA, "it says panic");
    }
  }

  @Test
  void understandsDashesAndQuotesAsKeyboardsChangeThem() {
    slack.types(AMINA, EDGE_OPS, "Deploy store-114 —cluster-name “store-114” --ip\u00a010.0.0.50");

    slack.ephemeralMessage(AMINA, "Preparing the plan");
    Request request = slack.request();
    assertEquals(List.of("store-114"), request.intent().words());
    assertEquals("store-114", request.intent().value("cluster-name").orElseThrow());
    assertEquals("10.0.0.50", request.intent().value("service-ip").orElseThrow());
  }

  @Test
  void aCommandWithoutArgumentsTellsWhatWaits() {
    slack.types(AMINA, EDGE_OPS, "");

    slack.ephemeralMessage(AMINA, "nothing waits for you");
  }

  @Test
  void helpNamesTheCommandThatWasTyped() throws Exception {
    slack.slack.slashCommand(AMINA, EDGE_OPS, "/lighterman", "help");

    slack.ephemeralMessage(AMINA, "/lighterman");
  }

  /** It is rendered once, for all who read the same. */
  @Test
  void helpIsForWhoeverReadsIt() throws Exception {
    slack.types(AMINA, EDGE_OPS, "help");
    slack.ephemeralMessage(AMINA, "This is what I can do");

    slack.types(BEN, EDGE_OPS, "help deploy");
    slack.slack.slashCommand(AMINA, EDGE_OPS, "/lighterman", "help");
    slack.types(GUS, EDGE_OPS, "help");

    slack.ephemeralMessage(BEN, "--service-ip");
    slack.ephemeralMessage(AMINA, "/lighterman");
    slack.ephemeralMessage(GUS, "Guests may not do that");
  }

  @Test
  void suggestsACommandAndRunsItOnAClick() {
    slack.types(AMINA, EDGE_OPS, "lst");
    JsonNode refusal = slack.message(m -> m.get("blocks").toString().contains("\"list\""));
    assertEquals(AMINA, refusal.path("ephemeral_to").asText());

    slack.clicks(AMINA, refusal, "say");

    slack.ephemeralMessage(AMINA, "203 sites");
  }

  @Test
  void tellsTheAskerWhatToCorrectAndSuggestsACommand() {
    slack.types(AMINA, EDGE_OPS, "list nowhere");

    JsonNode refusal = slack.ephemeralMessage(AMINA, "there is no nowhere");
    assertTrue(refusal.get("blocks").toString().contains("List all"), refusal.toString());
  }

  @Test
  void answersAnUnexpectedErrorWithAnIdAndNothingElse() {
    slack.types(AMINA, EDGE_OPS, "list broken");

    JsonNode fault = slack.ephemeralMessage(AMINA, "fault of mine");
    assertFalse(fault.toString().contains("broken inside"), fault.toString());
  }

  @Test
  void storesARequestOnceAndConfirmsIt() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");

    slack.ephemeralMessage(AMINA, "Preparing the plan");
    assertEquals(1, slack.request().number().number());
    slack.types(AMINA, EDGE_OPS, "deploy store-115");
    slack.ephemeralMessage(AMINA, "R2 · Preparing");
  }

  @Test
  void storesNoRequestWhereItIsNoMember() {
    slack.types(AMINA, RANDOM, "deploy store-114");

    slack.ephemeralMessage(AMINA, "/invite <@U00LIGHTER>");
    assertEquals(List.of(), slack.store.requests().open());
  }

  @Test
  void showsADryRunToTheAskerAlone() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114 --dry-run");

    slack.ephemeralMessage(AMINA, "a new scope-map");
    assertEquals(List.of(), slack.store.requests().open());
  }

  @Test
  void appliesATypedDecision() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    slack.said("store-114");

    slack.types(BEN, EDGE_OPS, "reject R1 not on a Friday");

    slack.said("not on a Friday");
  }

  @Test
  void saysWhatIsMissingInADecision() {
    slack.types(BEN, EDGE_OPS, "approve");
    slack.ephemeralMessage(BEN, "Say approve and its number");
    slack.types(BEN, EDGE_OPS, "approve it");
    slack.ephemeralMessage(BEN, "it is not a request");
    slack.types(BEN, EDGE_OPS, "approve R99");
    slack.ephemeralMessage(BEN, "There is no request R99");
  }
}
