package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import org.junit.jupiter.api.Test;

/** A removal names the workloads of others that pull from what it takes away. */
final class RemovalInUseTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void aRemovalNamesWhomItHurtsAndAsksInRed() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      JsonNode plan =
          talk.seesPlan(
              AMINA,
              "R1 · Remove from store-101",
              "in use by Deployment default/pos (1 pod)",
              "keeps running, and fails at its next restart: ImagePullBackOff",
              "pull secret default/store101-pull, which others use");

      JsonNode approve =
          plan.findParents("action_id").stream()
              .filter(each -> each.path("action_id").asText().equals("approve"))
              .findFirst()
              .orElseThrow();
      assertEquals("danger", approve.path("style").asText());
      assertTrue(
          approve
              .at("/confirm/text/text")
              .asText()
              .startsWith("In use: 1 workload fails at its next restart."),
          approve.toString());

      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void whatTheBotMayNotListIsSaidAndNothingIsRefused() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("not-allowed-in-cluster", "verb", "list", "resource", "daemonsets");
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      talk.sees(
          AMINA,
          "R1 · Remove from store-101",
          "in use by Deployment default/pos (1 pod)",
          "I may not list daemonsets.apps");
    }
  }

  @Test
  void aFrenchChannelReadsItInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry remove store-201");
      talk.sees(
          MAELLE,
          "R1 · Suppression sur store-201",
          "utilisé par Deployment default/pos (1 pod)",
          "échouera à son prochain redémarrage (ImagePullBackOff)");
    }
  }
}
