package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.doctor.DoctorQuestions.ask;
import static dev.lighterman.acceptance.doctor.DoctorQuestions.askUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.BotRequests;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.value.ArmId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs at a site pulled before; the doctor says where it could not do so again. */
final class RunningPullsTest {
  private static final String QUIET = "store-101 · Online: I see nothing wrong";
  private static final String LATER = "still runs, and fails at its next restart";

  @Test
  void aWorkloadWhoseTokenIsNotLetInAnyMoreIsNamedUntilItIsAgain() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      assertTrue(fine(askUntil(talk, "store-101", QUIET)).contains("pulls"));
      ArmId registry = Quickstart.registry(talk);
      ArmId connected = registry.child("connectedRegistries", "store101");
      ArmId client = registry.child("tokens", "store101client");
      Azure azure = Azure.connect(talk.settings().azure());

      azure.connectedRegistries().setClientTokens(connected, List.of());
      JsonNode answer =
          askUntil(
              talk,
              "store-101",
              "store-101 · connected registry Online: Deployment default/pos " + LATER,
              "store101-pull signs in as store101client, which the connected registry does not"
                  + " accept",
              "This is likely, not certain.");
      assertFalse(fine(answer).contains("pulls"), fine(answer));

      azure.connectedRegistries().setClientTokens(connected, List.of(client));
      askUntil(talk, "store-101", QUIET);
      azure.tokens().deleteToken(client);
      askUntil(talk, "store-101", LATER, "which the connected registry does not accept");
    }
  }

  @Test
  void aWorkloadOfOursWhosePasswordWasRenewedIsNamedAndRepaired() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(
          AMINA, EDGE_OPS, "/registry deploy store-104 repos=nginx workload=deploy name=store104");
      approves(talk, "store104");
      askUntil(talk, "store-104", "store-104 · Online: I see nothing wrong");

      Azure.connect(talk.settings().azure())
          .tokens()
          .generatePassword(
              Quickstart.registry(talk).child("tokens", "store104-pull"), RegistryToken.Slot.FIRST);
      JsonNode answer =
          askUntil(
              talk,
              "store-104",
              LATER,
              "store104-pull has a password of store104-pull that is not valid any more");
      String repair = "repair store-104 cure=client-token";
      assertTrue(
          answer.findValuesAsText("value").stream().anyMatch(each -> each.startsWith(repair)),
          answer::toString);

      talk.types(AMINA, EDGE_OPS, "/registry " + repair);
      approves(talk, "Repair store-104");
      askUntil(talk, "store-104", "store-104 · Online: I see nothing wrong");
    }
  }

  private static void approves(Conversation talk, String what) {
    JsonNode plan = talk.seesPlan(AMINA, "needs approval", what);
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, Conversation.number(plan) + " · Succeeded");
  }

  @Test
  void toLookAtWhatRunsReadsNothingMoreOfAzure() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      askUntil(talk, "store-101", QUIET);
      int before = tokenReads(talk);
      ask(talk, "store-101");
      assertEquals(2, tokenReads(talk) - before, "the sync token and the one client token");
    }
  }

  private static int tokenReads(Conversation talk) {
    return BotRequests.readsOfAzure(talk.log()).entrySet().stream()
        .filter(each -> each.getKey().contains("/tokens/"))
        .mapToInt(each -> each.getValue())
        .sum();
  }

  private static String fine(JsonNode answer) {
    return answer
        .path("text")
        .asText()
        .lines()
        .filter(line -> line.startsWith("Fine: "))
        .findFirst()
        .orElse("");
  }
}
