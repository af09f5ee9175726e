package dev.lighterman.acceptance.chat;

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

/** A French channel and an English one; Maëlle uses Slack in French, Amina and Ben in English. */
final class LocalizationTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void aFrenchChannelIsToldInFrenchWhatBecomesOfARequest() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202 workload=deploy");
      JsonNode plan =
          talk.seesPlan(
              MAELLE,
              "R1 · Déploiement sur maree-ouest/store-202 · à approuver",
              "Crée\u00a0: mappage d’étendue",
              "par défaut dans ce canal",
              "créations · 1 modification");
      assertTrue(plan.path("ephemeral_to").isMissingNode());

      talk.types(AMINA, STORES, "/registry show R1");
      JsonNode same = talk.sees(AMINA, "R1 · Deploy to maree-ouest/store-202 · needs approval");
      assertEquals(AMINA, same.path("ephemeral_to").asText());
      talk.types(BEN, EDGE_OPS, "/registry approve R1");
      talk.presses(BEN, talk.sees(BEN, "R1 is not approved yet"), "approve");
      talk.sees(BEN, "R1 is approved and starts now");

      talk.sees(MAELLE, "<@" + MAELLE + ">\u00a0: approuvée par <@" + BEN + ">");
      talk.sees(MAELLE, "✅ L’extension store202 est installée");
      talk.sees(
          MAELLE,
          "R1 · réussie · maree-ouest/store-202 est en service",
          "Adresse d’extraction\u00a0:");
      talk.types(MAELLE, STORES, "/registry requests");
      talk.sees(MAELLE, "NUMÉRO: R1 · OPÉRATION: déploiement · SITE: maree-ouest/store-202");
    }
  }

  @Test
  void eachIsAnsweredInTheirOwnLanguageWhereverTheyAre() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(AMINA, STORES, "/registry list");
      talk.sees(AMINA, "1 connected registry of 1");
      talk.types(AMINA, STORES, "/registry list sideways");
      talk.sees(AMINA, "sideways is not a connection state");
      talk.types(AMINA, STORES, "/registry deploy store-202 --dry-run");
      talk.sees(AMINA, "Deploy to maree-ouest/store-202", "dry run");
      talk.types(AMINA, STORES, "/registry deploy nowhere-99");
      talk.sees(AMINA, "I know no site nowhere-99");

      talk.types(MAELLE, EDGE_OPS, "/registry list");
      talk.sees(MAELLE, "registres connectés sur");
      talk.types(MAELLE, STORES, "/registry liste");
      talk.sees(MAELLE, "1 registre connecté sur 1");
      talk.types(MAELLE, STORES, "/registry sites");
      talk.sees(
          MAELLE, "SITE: stores/store-201 (Marée magasins) · ÉTAT DE CONNEXION: en ligne · ARC");
      talk.types(MAELLE, EDGE_OPS, "/registry deploy store-202");
      talk.sees(MAELLE, "Ici, deploy est réservé à");
      talk.types(MAELLE, EDGE_OPS, "/registry help undo");
      talk.sees(MAELLE, "undo [DEMANDE] [MOTIF …] [--reason …]", "pourquoi, avec vos mots");
      talk.types(AMINA, EDGE_OPS, "/registry help undo");
      talk.sees(AMINA, "undo [REQUEST] [WHY …] [--reason …]", "why, in your own words");
      talk.types(MAELLE, STORES, "/registry show store-201");
      talk.sees(MAELLE, "store201 · en ligne · stores/store-201 (Marée magasins)");
      talk.types(MAELLE, EDGE_OPS, "/registry lst");
      talk.sees(MAELLE, "Je ne connais pas «\u00a0lst\u00a0»");
      talk.types(MAELLE, STORES, "/registry supprimer store-104 why=déménagé");
      talk.sees(MAELLE, "«\u00a0supprimer\u00a0»", "remove", "(remove store-104 why=déménagé)");
      talk.types(MAELLE, EDGE_OPS, "/registry remove store-104 motif=déménagé");
      talk.sees(MAELLE, "«\u00a0motif\u00a0»", "remove store-104 reason=déménagé");
      talk.types(MAELLE, EDGE_OPS, "/registry repair store-104 remède=extension adresse=10.0.0.9");
      talk.sees(MAELLE, "2 erreurs", "repair store-104 cure=extension service-ip=10.0.0.9");
    }
  }

  @Test
  void aFormAsksInTheLanguageOfWhoFillsItIn() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(AMINA, STORES, "/registry deploy");
      talk.hasOpen(AMINA, "Deploy to a site", "Repositories", "Create plan");
      talk.types(MAELLE, STORES, "/registry deploy");
      JsonNode form = talk.hasOpen(MAELLE, "Déployer sur un site", "Référentiels", "Créer le plan");
      talk.until(
          () ->
              talk.searching(MAELLE, form, "registry", "maree")
                  .toString()
                  .contains("mareeregistry (Premium, 1 connecté)"),
          "one is one in French");
    }
  }

  @Test
  void thatNobodyOfTheChannelMayApproveIsSaidInItsLanguageAtOnce() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202");
      JsonNode card =
          talk.sees(
              AMINA,
              "R1",
              "Dans <#" + STORES + ">, personne ne peut approuver R1",
              "<#" + EDGE_OPS + ">",
              "Impact");
      assertTrue(card.path("ephemeral_to").isMissingNode());
      talk.sees(MAELLE, "R1 · Déploiement sur maree-ouest/store-202", "plan complet");
      talk.types(MAELLE, STORES, "/registry approve");
      talk.sees(MAELLE, "Quelle demande\u00a0? Aucune de celles que vous voyez ici");
      assertEquals(
          1,
          talk.visibleTo(MAELLE)
              .filter(message -> Conversation.says(message, "personne ne peut approuver R1"))
              .count(),
          "Maëlle reads it on the card, and not once more");
    }
  }

  @Test
  void ownRequestsOfAChannelAreCountedInADirectMessage() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202");
      talk.sees(MAELLE, "R1", "à approuver");
      talk.types(MAELLE, "D06MAREE", "/registry");
      talk.sees(MAELLE, "1 demande de votre part", "<#" + STORES + ">", "Voir R1");
    }
  }

  @Test
  void whomTheBotHasNotReadAboutYetHearsTheChannelsLanguage() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(AMINA, STORES, "/registry approve it");
      talk.sees(AMINA, "it n’est pas une demande");
      talk.types(AMINA, STORES, "/registry list");
      talk.sees(AMINA, "1 connected registry of 1");
      talk.types(AMINA, STORES, "/registry approve it");
      talk.sees(AMINA, "it is not a request");
    }
  }
}
