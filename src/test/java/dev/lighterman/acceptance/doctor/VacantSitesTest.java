package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import dev.lighterman.acceptance.Conversation;
import org.junit.jupiter.api.Test;

/** Of a site without a connected registry, the doctor tells what a deployment would run into. */
final class VacantSitesTest {
  @Test
  void aMissingStorageClassIsToldBeforeADeploymentIsRefusedForIt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("storage-class-missing", "cluster", "store-104");

      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-104"),
          AMINA,
          "store-104 · has no connected registry, and a deployment would be refused",
          "store-104 has no default storage class");
    }
  }

  @Test
  void aSecretThatARemovalLeftIsToldBeforeADeploymentIsRefusedForIt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-101");
      talk.presses(BEN, talk.sees(AMINA, "R1 · Remove", "needs approval"), "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
          AMINA,
          "A deployment would be refused: store-101 has a secret store101-pull in namespace default");
    }
  }
}
