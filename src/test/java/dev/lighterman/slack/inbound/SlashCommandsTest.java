package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static dev.lighterman.slack.SlackFixture.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.Request;
import dev.lighterman.slack.SlackFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlashCommandsTest {
  private final SlackFixture harbour;

  SlashCommandsTest(@TempDir Path directory) {
    harbour = new SlackFixture(directory);
  }

  @AfterEach
  void close() {
    harbour.close();
  }

  @Test
  void answersAQuestionToWhoAskedAlone() {
    harbour.types(AMINA, EDGE_OPS, "list");

    harbour.ephemeralMessage(AMINA, "203 sites");
  }

  @Test
  void understandsWhatKeyboardsDoToWords() {
    harbour.types(
        AMINA, EDGE_OPS, "Deploy store-114 —cluster-name “store-114” --ip\u00a010.0.0.50");

    harbour.ephemeralMessage(AMINA, "Looking at what it takes");
    Request request = harbour.request();
    assertEquals(List.of("store-114"), request.intent().words());
    assertEquals("store-114", request.intent().value("cluster-name").orElseThrow());
    assertEquals("10.0.0.50", request.intent().value("service-ip").orElseThrow());
  }

  @Test
  void bareCommandTellsWhatWaits() {
    harbour.types(AMINA, EDGE_OPS, "");

    harbour.ephemeralMessage(AMINA, "nothing waits for you");
  }

  @Test
  void helpNamesTheCommandThatWasTyped() throws Exception {
    harbour.slack.slash(AMINA, EDGE_OPS, "/lighterman", "help");

    harbour.ephemeralMessage(AMINA, "/lighterman");
  }

  @Test
  void offersWhatCouldBeMeantAndDoesItAtAPress() {
    harbour.types(AMINA, EDGE_OPS, "lst");
    JsonNode refusal = harbour.message(m -> m.get("blocks").toString().contains("\"list\""));
    assertEquals(AMINA, refusal.path("ephemeral_to").asText());

    harbour.clicks(AMINA, refusal, "say");

    harbour.ephemeralMessage(AMINA, "203 sites");
  }

  @Test
  void tellsTheAskerWhatToMendWithAnOffer() {
    harbour.types(AMINA, EDGE_OPS, "list nowhere");

    JsonNode refusal = harbour.ephemeralMessage(AMINA, "there is no nowhere");
    assertTrue(refusal.get("blocks").toString().contains("List all"), refusal.toString());
  }

  @Test
  void ownsUpToItsOwnFaultsWithAnIdAndNothingElse() {
    harbour.types(AMINA, EDGE_OPS, "list broken");

    JsonNode fault = harbour.ephemeralMessage(AMINA, "fault of mine");
    assertFalse(fault.toString().contains("broken inside"), fault.toString());
  }

  @Test
  void takesAChangeDownOnceAndSaysSo() {
    harbour.types(AMINA, EDGE_OPS, "deploy store-114");

    harbour.ephemeralMessage(AMINA, "Looking at what it takes");
    assertEquals(1, harbour.request().number().number());
    harbour.types(AMINA, EDGE_OPS, "deploy store-115");
    harbour.ephemeralMessage(AMINA, "R2 · Looking");
  }

  @Test
  void asksForNothingWhereItIsNoMember() {
    harbour.types(AMINA, RANDOM, "deploy store-114");

    harbour.ephemeralMessage(AMINA, "/invite <@U00LIGHTER>");
    assertEquals(List.of(), harbour.store.requests().open());
  }

  @Test
  void showsADryRunToTheAskerAlone() {
    harbour.types(AMINA, EDGE_OPS, "deploy store-114 --dry-run");

    harbour.ephemeralMessage(AMINA, "a new scope-map");
    assertEquals(List.of(), harbour.store.requests().open());
  }

  @Test
  void carriesADecisionInWordsToTheDesk() {
    harbour.types(AMINA, EDGE_OPS, "deploy store-114");
    harbour.said("store-114");

    harbour.types(BEN, EDGE_OPS, "reject R1 not on a Friday");

    harbour.said("not on a Friday");
  }

  @Test
  void saysWhatIsMissingInADecision() {
    harbour.types(BEN, EDGE_OPS, "approve");
    harbour.ephemeralMessage(BEN, "Say approve and its number");
    harbour.types(BEN, EDGE_OPS, "approve it");
    harbour.ephemeralMessage(BEN, "it is not a request");
    harbour.types(BEN, EDGE_OPS, "approve R99");
    harbour.ephemeralMessage(BEN, "There is no request R99");
  }
}
