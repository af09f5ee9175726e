package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.TwoCompanies;
import org.junit.jupiter.api.Test;

/** What others share is told from what only the site has, and from what was there before. */
final class SharedThingsTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void costAndTheSitesVolumeAreNotSharedAndAProviderIs() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      JsonNode plan = asks(talk);

      String shared = line(talk.planText(plan), "Affects others");
      assertTrue(shared.contains("provider Microsoft.ExtendedLocation"), shared);
      assertFalse(shared.contains("$10"), shared);
      assertFalse(shared.contains("500 GiB"), shared);
      assertTrue(line(talk.planText(plan), "Cost").contains("$10 a month"));
      assertTrue(line(talk.planText(plan), "Storage").contains("500 GiB"));
      assertFalse(line(talk.planText(plan), "Create").contains("provider"));
    }
  }

  @Test
  void whatASuccessLeavesOnIsWhatThisRunSwitchedOn() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      JsonNode plan = asks(talk);
      assertTrue(line(talk.planText(plan), "Keep").contains("data endpoint"), talk.planText(plan));
      talk.presses(BEN, plan, "approve");
      JsonNode success = talk.sees(AMINA, "R1 · Succeeded");

      String text = success.path("text").asText();
      String left = text.substring(text.indexOf("Stays after a removal"));
      assertTrue(left.contains("provider Microsoft.ExtendedLocation"), left);
      assertTrue(left.contains("cert-manager"), left);
      assertFalse(left.contains("data endpoint"), left);
    }
  }

  @Test
  void aFrenchChannelReadsCostAndStorageInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202");
      JsonNode plan = talk.seesPlan(MAELLE, "R1", "à approuver", "Impact", "Coût", "Stockage");

      assertTrue(line(talk.planText(plan), "Coût").contains("10"));
      assertFalse(line(talk.planText(plan), "Stockage").isEmpty());
    }
  }

  private static JsonNode asks(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
    return talk.seesPlan(AMINA, "R1", "needs approval", "Create: ");
  }

  private static String line(String text, String label) {
    return text.lines().filter(each -> each.startsWith(label)).findFirst().orElse("");
  }
}
