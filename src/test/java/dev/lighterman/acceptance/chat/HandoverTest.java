package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.OLGA;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import org.junit.jupiter.api.Test;

/** Who goes home hands their requests over. */
final class HandoverTest {
  private static final String MAELLE = "U06MAREE";
  private static final String DEPLOY =
      "/registry deploy myarck8scluster --registry myacrregistry repos=hello-world workload=none"
          + " storage-class=standard";

  @Test
  void whoTakesARequestOverIsToldAndNeverApprovesIt() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.types(AMINA, EDGE_OPS, "/registry handover R1");
      talk.sees(AMINA, "Say to whom: /registry handover R1 @somebody");
      talk.types(AMINA, EDGE_OPS, "/registry handover R1 @olga");
      talk.sees(AMINA, "R1 can’t be handed over to <@" + OLGA + ">");

      talk.types(AMINA, EDGE_OPS, "/registry handover R1 @ben");

      talk.sees(AMINA, "R1 is <@" + BEN + ">’s from now on.");
      talk.sees(OLGA, "<@" + BEN + ">: <@" + AMINA + "> handed R1 over to you.");
      talk.sees(OLGA, "R1", "handed over to <@" + BEN + ">");
      talk.presses(BEN, plan, "approve");
      talk.sees(BEN, "R1 is your own");
      talk.presses(AMINA, plan, "approve");
      talk.sees(AMINA, "R1 is your own");
      talk.types(BEN, EDGE_OPS, "/registry");
      talk.sees(BEN, "No request needs your decision", "1 open request is yours");
      talk.injectsFault("storage-class-missing", "cluster", "myarck8scluster", "class", "standard");
      talk.presses(CHIARA, plan, "approve");
      talk.sees(OLGA, "<@" + BEN + ">: approved by <@" + CHIARA + ">");
      JsonNode halted = talk.seesHalted(OLGA, "R1", "stopped", "For <@" + BEN + ">");
      talk.types(BEN, EDGE_OPS, "/registry handover R1 @chiara");
      talk.sees(OLGA, "<@" + CHIARA + ">: <@" + BEN + "> handed R1 over to you.");
      talk.seesHalted(OLGA, "R1", "stopped", "For <@" + CHIARA + ">");
      talk.leaves(CHIARA, halted);
      talk.sees(OLGA, "R1", "closed by <@" + CHIARA + ">");
      talk.types(CHIARA, EDGE_OPS, "/registry handover R1 @ben");
      talk.sees(CHIARA, "R1 was closed by");
    }
  }

  /** Slack makes a mention only of a name that is picked from its list. */
  @Test
  void whoIsNamedWithoutAMentionIsFoundByWhateverNameInWhateverCase() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "R1", "needs approval");
      talk.types(AMINA, EDGE_OPS, "/registry handover R1 @nobody");
      talk.sees(AMINA, "I know no @nobody here; pick the person from Slack’s list");
      handsOver(talk, AMINA, "@Chiara", CHIARA);
      handsOver(talk, CHIARA, "BEN", BEN);
      handsOver(talk, BEN, "@chiara.rossi", CHIARA);
      handsOver(talk, CHIARA, "\"ben okafor\"", BEN);
      handsOver(talk, BEN, "Rossi", CHIARA);
    }
  }

  private static void handsOver(Conversation talk, String from, String name, String to) {
    talk.answers(
        () -> talk.types(from, EDGE_OPS, "/registry handover R1 " + name),
        from,
        "R1 is <@" + to + ">’s from now on.");
  }

  /** The site changes after the plan was made, so that it needs a new plan and a new approval. */
  @Test
  void whatReplacesARequestSaysSoAndStaysWithWhoeverTookItOver() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.types(AMINA, EDGE_OPS, "/registry handover R1 @ben");
      talk.sees(AMINA, "R1 is <@" + BEN + ">’s from now on.");
      talk.injectsFault("provider-unregistered", "provider", "Microsoft.KubernetesConfiguration");

      talk.presses(CHIARA, plan, "approve");

      talk.sees(OLGA, "R1", "superseded by R2");
      JsonNode anew =
          talk.sees(
              OLGA,
              "R2",
              "needs approval",
              "Replaces R1, which was approved before the site changed.",
              "New since: registers provider Microsoft.KubernetesConfiguration.",
              "handed over to <@" + BEN + ">");
      talk.presses(BEN, anew, "approve");
      talk.sees(BEN, "R2 is your own");
    }
  }

  @Test
  void whereEverybodyWhoMayApproveHasOwnedItThatIsSaid() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, DEPLOY);
      talk.sees(AMINA, "R1", "needs approval");
      talk.types(AMINA, EDGE_OPS, "/registry handover R1 @ben");
      talk.sees(AMINA, "R1 is <@" + BEN + ">’s from now on.");
      assertTrue(talk.seesNothingOf(OLGA, "> may approve R1"), "Chiara may");
      talk.types(BEN, EDGE_OPS, "/registry handover R1 @chiara");
      talk.sees(OLGA, "R1", "needs approval", "> may approve R1");
      talk.until(() -> isWarned(talk, CHIARA), "the owner is not warned");
      assertFalse(isWarned(talk, AMINA), "it is not hers any more");
    }
  }

  /** Whether somebody alone was told that nobody can approve it. */
  private static boolean isWarned(Conversation talk, String person) {
    return talk.visibleTo(person)
        .filter(message -> message.path("ephemeral_to").asText().equals(person))
        .anyMatch(message -> Conversation.says(message, "> may approve R1"));
  }

  @Test
  void aFrenchChannelIsToldInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202");
      talk.sees(MAELLE, "R1", "à approuver");
      talk.types(MAELLE, STORES, "/registry handover R1 @amina");
      talk.sees(MAELLE, "<@" + AMINA + ">\u00a0: <@" + MAELLE + "> vous confie R1.");
      talk.sees(MAELLE, "R1", "responsable\u00a0: <@" + AMINA + ">");
    }
  }
}
