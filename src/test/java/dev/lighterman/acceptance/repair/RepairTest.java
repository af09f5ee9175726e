package dev.lighterman.acceptance.repair;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is broken is asked to be repaired, approved, and works again; what works is left alone. */
final class RepairTest {
  private static final String STORE = "/registry repair store-101 cure=";

  @Test
  void theDataEndpointIsTurnedOnAndTheSiteIsOnlineAgain() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      talk.until(() -> state(talk, "store101").equals("Offline"), "store101 is offline");
      repairs(talk, "data-endpoint", "dedicated data endpoint of myacrregistry is turned on");
      assertEquals("Online", state(talk, "store101"));
      assertNothingToRepair(talk, "data-endpoint", "the data endpoint of myacrregistry is on");
    }
  }

  @Test
  void aWordThatIsNoCureIsAnsweredWithThoseThereAre() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, STORE + "sync-pasword"),
          AMINA,
          "“sync-pasword” is nothing that I can put right",
          "[sync-password]");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry repair store-101"),
          AMINA,
          "What is to be put right?",
          "client-token");
      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  void aGuessIsNotRepaired() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry repair store-104 cure=activation"),
          AMINA,
          "I repair only what a site is known to run");
    }
  }

  private static void repairs(Conversation talk, String cure, String... says) {
    talk.types(AMINA, EDGE_OPS, STORE + cure);
    JsonNode plan = talk.sees(AMINA, "Repair store-101", "needs approval");
    for (String each : says) {
      talk.seesPlan(AMINA, "needs approval", each);
    }
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, Conversation.number(plan) + " · Succeeded · store-101 is repaired");
  }

  private static void assertNothingToRepair(Conversation talk, String cure, String why) {
    talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, STORE + cure), AMINA, "Nothing to repair: " + why);
  }

  private static String state(Conversation talk, String name) {
    return talk.world().path("registries").findParents("connectionState").stream()
        .filter(each -> each.path("name").asText().equals(name))
        .map(each -> each.path("connectionState").asText())
        .findFirst()
        .orElseThrow();
  }
}
