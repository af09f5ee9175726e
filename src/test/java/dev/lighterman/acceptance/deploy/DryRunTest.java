package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.ResourceInventory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dry run is a plan for the asker's eyes, and nothing more. */
final class DryRunTest {
  @Test
  void thePlanIsShownToTheAskerAloneAndNothingIsAskedOrChanged() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      ResourceInventory before = ResourceInventory.of(talk);
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY + " --dry-run");
      JsonNode plan =
          talk.sees(
              AMINA,
              "Deploy to myarck8scluster",
              "dry run, nothing was asked or changed",
              "connected registry myconnectedregistry in myacrregistry",
              "10.0.0.50");
      assertEquals(AMINA, plan.path("ephemeral_to").asText());
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101 --dry-run");
      talk.sees(AMINA, "Remove from store-101", "dry run, nothing was asked or changed");
      assertTrue(talk.seesNothingOf(BEN, "dry run"));

      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 like=store-101 --dry-run");
      talk.sees(AMINA, "Deploy to store-104", "(as store-101)");
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 like=myarck8scluster --dry-run");
      talk.sees(AMINA, "I can’t tell what myarck8scluster synchronises");

      talk.types(BEN, EDGE_OPS, "/registry requests");
      talk.sees(BEN, "Nobody has asked for anything in this channel yet");
      assertEquals(List.of(), talk.changes());
      assertEquals(before, ResourceInventory.of(talk));

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.sees(AMINA, "R1", "waits for");
    }
  }
}
