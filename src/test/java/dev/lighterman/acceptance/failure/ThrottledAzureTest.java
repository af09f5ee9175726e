package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.TwoCompanies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** What waits for Azure says for what, since when, and when it looks again. */
@Execution(CONCURRENT)
final class ThrottledAzureTest {
  private static final String MAELLE = "U06MAREE";

  @Test
  void anApprovedRunSaysForWhatItDoesNotStartYet() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      throttles(talk);
      talk.presses(BEN, plan, "approve");
      talk.sees(
          AMINA,
          "R1",
          "approved, waiting",
          "Waiting since",
          "Azure is limiting requests (429)",
          "Next look");
      talk.clearsFaults();
      talk.sees(AMINA, "R1 · Succeeded");
    }
  }

  @Test
  void aStepSaysItWhileItRuns() {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.post("speed", Conversation.fields("speed", "1"));
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Deploy to myarck8scluster", "✅ Connected registry");
      throttles(talk);
      talk.sees(AMINA, "R1", "Azure is limiting requests (429). Waiting since", "next look");
    }
  }

  @Test
  void anAnswerSaysWhatToDo() {
    try (Conversation talk = Conversation.begin()) {
      throttles(talk);
      talk.types(AMINA, EDGE_OPS, "/registry list");
      talk.sees(
          AMINA, "Azure is limiting requests (429)", "Try again in a minute", "status.azure.com");
    }
  }

  @Test
  void aFrenchChannelReadsItInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types(MAELLE, STORES, "/registry deploy store-202");
      talk.sees(MAELLE, "R1", "à approuver");
      throttles(talk);
      talk.types(BEN, EDGE_OPS, "/registry approve R1");
      talk.presses(BEN, talk.sees(BEN, "R1 is not approved yet"), "approve");
      talk.sees(MAELLE, "R1", "approuvée, en attente", "En attente depuis", "Prochain essai");
    }
  }

  private static void throttles(Conversation talk) {
    talk.injectsFault("429", "face", "azure", "path", "^/subscriptions/", "retryAfter", "4");
  }
}
