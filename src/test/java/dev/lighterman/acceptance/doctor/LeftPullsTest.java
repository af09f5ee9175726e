package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.Test;

/** What still names the address of a connected registry that was removed. */
final class LeftPullsTest {
  @Test
  void whatFailsAtItsNextRestartIsToldAfterARemoval() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      JsonNode before = asks(talk);
      assertFalse(Conversation.says(before, "serves no more"), before::toString);

      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      talk.presses(BEN, talk.sees(AMINA, "R1 · Remove", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
          AMINA,
          "store-101 · no connected registry: 1 workload names 10.43.0.50, where the site serves no"
              + " more, and fails at its next restart: Deployment default/pos",
          "To do: Change their images to another registry, or deploy to store-101 again with"
              + " service-ip=10.43.0.50.");

      talk.injectsFault("not-allowed-in-cluster", "verb", "list", "resource", "daemonsets");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
          AMINA,
          "Deployment default/pos",
          "What else names 10.43.0.50, where the site serves no more, is not fully known: I may not"
              + " list daemonsets.apps.");
    }
  }

  /** Where a connected registry is again and does not work, that is what is wrong. */
  @Test
  void whatIsServedAgainIsToldNoMore() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      talk.presses(BEN, talk.sees(AMINA, "R1 · Remove", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");
      talk.types(
          AMINA,
          EDGE_OPS,
          "/registry deploy store-101 name=secondone repos=pos service-ip=10.43.0.50 workload=none");
      talk.presses(BEN, talk.sees(AMINA, "R2 · Deploy", "needs approval"), "approve");
      talk.sees(AMINA, "R2 · Succeeded");
      talk.injectsFault("never-activated", "connectedRegistry", "secondone");

      JsonNode answer =
          talk.answers(
              () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
              AMINA,
              "its extension is not on the cluster");
      assertFalse(Conversation.says(answer, "serves no more"), answer::toString);
    }
  }

  private static JsonNode asks(Conversation talk) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"), AMINA, "store-101 · ");
  }
}
