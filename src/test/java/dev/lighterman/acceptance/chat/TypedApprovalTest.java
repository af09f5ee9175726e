package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One wrong digit approves something else: what is approved by word is named, or shown first. */
final class TypedApprovalTest {
  @Test
  void whatDestroysIsShownAndApprovedByItsButton() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-103");
      talk.sees(AMINA, "R1", "needs approval");

      talk.types(BEN, EDGE_OPS, "/registry approve R1");

      JsonNode question = talk.sees(BEN, "R1 · Remove from store-103", "R1 is not approved yet");
      assertEquals(BEN, question.path("ephemeral_to").asText());
      assertTrue(
          question.findParents("confirm").toString().contains("R1: delete "),
          () -> "the button asks as on the card: " + question);
      assertEquals(List.of(), talk.changes());
      talk.presses(BEN, question, "approve");
      talk.sees(BEN, "R1 is approved and starts now: remove from store-103.");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void aTypedReasonStandsInTheQuestion() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-103");
      talk.sees(AMINA, "R1", "needs approval");

      talk.types(BEN, EDGE_OPS, "/registry approve R1 the store closes");

      talk.presses(BEN, talk.sees(BEN, "R1 is not approved yet"), "approve-why");
      talk.hasOpen(BEN, "the store closes");
    }
  }

  @Test
  void whoMayNotApproveIsRefusedAsBefore() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-103");
      talk.sees(AMINA, "R1", "needs approval");

      talk.types(AMINA, EDGE_OPS, "/registry approve R1");

      talk.sees(AMINA, "R1 is your own request");
      assertTrue(talk.seesNothingOf(AMINA, "R1 is not approved yet"), "only a refusal");
    }
  }

  @Test
  void whatStandsInAnotherChannelIsShownWhereItIsApproved() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, STORES, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      talk.sees(AMINA, "R1", "needs approval");

      talk.types(BEN, EDGE_OPS, "/registry approve R1");

      JsonNode question =
          talk.sees(BEN, "R1 · Deploy to store-104", "its card is in <#" + STORES + ">, not here");
      assertEquals(List.of(), talk.changes());
      talk.presses(BEN, question, "approve");
      talk.sees(BEN, "R1 is approved and starts now: deploy to store-104.", "<#" + STORES + ">");
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }
}
