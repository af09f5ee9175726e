package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connected registries that sync by a managed identity are shown, and left alone. */
final class ManagedIdentityTest {
  private static final String LEFT_ALONE =
      "of myacrregistry synchronises by a managed identity, so I leave it alone";

  @Test
  void oneThatASiteRunsIsListedAndShownAndLeftAlone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      installByHand(talk);
      List<String> changes = talk.changes();

      talk.types(AMINA, EDGE_OPS, "/registry list online");
      talk.sees(AMINA, "NAME: store104 · MODE: ReadOnly · CONNECTION STATE: Online");
      talk.types(AMINA, EDGE_OPS, "/registry sites");
      talk.sees(
          AMINA,
          "SITE: store-104 · CONNECTION STATE:",
          "ARC: Connected · CONNECTED REGISTRY: store104");
      talk.types(AMINA, EDGE_OPS, "/registry show store-104");
      talk.sees(
          AMINA,
          "store104 · Online · store-104",
          "Synchronises by a managed identity",
          "no client token",
          "by the extension there, which has its name");
      isLeftAlone(talk, "/registry deploy store-104 repos=pos", "R1");
      isLeftAlone(talk, "/registry remove store-104", "R2");
      isLeftAlone(talk, "/registry remove store-104 name=store104", "R3");
      isLeftAlone(talk, "/registry repair store-104 cure=activation", "R4");

      assertEquals(changes, talk.changes());
    }
  }

  /** It says what is wrong there, and offers nothing that it would refuse. */
  @Test
  void theDoctorOffersNoCureForIt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      installByHand(talk);
      diagnosed(talk, "store-104 · Online: I see nothing wrong");
      talk.injectsFault("already-activated", "connectedRegistry", "store104");

      JsonNode answer = diagnosed(talk, "another instance has activated it");

      assertTrue(Conversation.says(answer, "store104 " + LEFT_ALONE), answer::toString);
      assertFalse(answer.toString().contains("repair "), answer::toString);
    }
  }

  @Test
  void oneThatNoSiteRunsIsLeftAloneByItsName() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      HandmadeResources.in(talk).managedIdentityRegistry("store104");
      List<String> changes = talk.changes();

      isLeftAlone(talk, "/registry deploy store-104 repos=pos", "R1");
      isLeftAlone(talk, "/registry remove store-104", "R2");
      isLeftAlone(talk, "/registry remove kiosk-02 name=store104", "R3");

      assertEquals(changes, talk.changes());
    }
  }

  @Test
  void oneThatChangesToAManagedIdentityBeforeItsRemovalStartsIsLeftAlone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry remove store-103");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      HandmadeResources byHand = HandmadeResources.in(talk);
      ArmId id = Quickstart.registry(talk).child("connectedRegistries", "store103");
      byHand.azure().connectedRegistries().delete(id);
      talk.until(() -> byHand.azure().connectedRegistries().get(id).isEmpty(), "deleted by hand");
      byHand.managedIdentityRegistry("store103");
      List<String> changes = talk.changes();

      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1", "superseded by R2", "store103 " + LEFT_ALONE);
      talk.sees(AMINA, "R2", "refused, nothing was changed", "store103 " + LEFT_ALONE);

      assertEquals(changes, talk.changes());
    }
  }

  /** The answer, once the world has come so far that it says this. */
  private static JsonNode diagnosed(Conversation talk, String words) {
    return talk.until(
        () -> Optional.of(diagnosis(talk)).filter(answer -> Conversation.says(answer, words)),
        () -> "no “" + words + "” in " + diagnosis(talk));
  }

  private static JsonNode diagnosis(Conversation talk) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-104"), AMINA, "store-104 · ");
  }

  private static void isLeftAlone(Conversation talk, String line, String request) {
    talk.types(AMINA, EDGE_OPS, line);
    talk.sees(AMINA, request, "store104 " + LEFT_ALONE);
  }

  private static void installByHand(Conversation talk) {
    HandmadeResources byHand = HandmadeResources.in(talk);
    String connection = byHand.managedIdentityRegistry("store104");
    byHand.extensionWithManagedIdentity(
        byHand.cluster("store-104"), "store104", "10.43.0.77", connection);
    talk.until(
        () ->
            AzureResources.connectedRegistry(talk, "store104")
                .filter(each -> each.path("connectionState").asText().equals("Online"))
                .isPresent(),
        "one that is online by its managed identity");
  }
}
