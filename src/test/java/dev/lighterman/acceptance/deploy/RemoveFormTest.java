package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static dev.lighterman.acceptance.Conversation.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A button that ends with three dots, and the bare word, ask from which site and why. */
final class RemoveFormTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void theBareWordAsksFromWhichSiteAndWhy() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove");
      JsonNode form = talk.hasOpen(AMINA, "Remove from a site", "Reason", "Create plan");
      List<String> found = talk.finds(AMINA, form, "cluster-name", "store-10");
      assertEquals(List.of("store-101", "store-102", "store-103"), found);

      talk.submits(AMINA, form, fields("cluster-name", "store-101", "reason", "store closes"));
      talk.sees(BEN, "R1 · Remove from store-101", "needs approval", "“store closes”");
    }
  }

  @Test
  void whatIsWrongIsSaidInTheFormBeforeAnythingIsAsked() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry remove");
      JsonNode form = talk.hasOpen(AMINA, "Remove from a site", "Reason");
      talk.finds(AMINA, form, "cluster-name", "store-102");
      talk.injectsFault("never-activated", "connectedRegistry", "store102");
      JsonNode refused = talk.submits(AMINA, form, fields("cluster-name", "store-102"));

      String why = refused.at("/body/errors/cluster-name").asText();
      assertTrue(
          why.contains("called like store-102; nothing else says that it runs there"),
          refused::toString);
      talk.types(AMINA, EDGE_OPS, "/registry requests");
      talk.sees(AMINA, "There are no requests to show");
    }
  }

  @Test
  void theButtonOfASuccessAsksWhyAndIsNoRequestYet() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos workload=none");
      talk.presses(BEN, talk.sees(BEN, "R1", "needs approval"), "approve");
      JsonNode done = talk.sees(AMINA, "R1 · Succeeded");
      assertTrue(done.toString().contains("Remove…"), done::toString);

      talk.presses(AMINA, done, "form");
      JsonNode form = talk.hasOpen(AMINA, "Remove from a site", "store-104", "Reason");
      assertTrue(talk.seesNothingOf(AMINA, "R2"), "nothing is asked yet");
      talk.submits(AMINA, form, fields("reason", "store closes"));
      talk.sees(BEN, "R2 · Remove from store-104", "needs approval", "“store closes”");
    }
  }

  @Test
  void theButtonOfASiteWithoutARegistryOpensTheFormForThatSite() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry show store-104");
      JsonNode shown = talk.sees(AMINA, "No connected registry at store-104");
      talk.pressesButton(AMINA, shown, "Deploy to store-104…");

      talk.hasOpen(AMINA, "Deploy to a site", "store-104", "Create plan");
      assertTrue(talk.seesNothingOf(AMINA, "R1"), "nothing is asked yet");
    }
  }

  @Test
  void theFormIsInTheLanguageOfWhoOpensIt() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry remove");
      JsonNode form = talk.hasOpen(MAELLE, "Supprimer d’un site", "Motif", "Créer le plan");
      assertEquals(1, talk.forms(MAELLE).count(), form::toString);
    }
  }
}
