package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.doctor.DoctorQuestions.askUntil;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Nothing broke: what somebody chose has a consequence that is not expected. */
final class ChosenBySomebodyTest {
  private static final String API = "2025-11-01";

  @Test
  void aNameWithCapitalsThatAnOldVersionCannotSignInWith() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos name=Store104");
      approves(talk, "R1");
      talk.injectsFault("mixed-case-name", "cluster", "store-104");
      JsonNode answer = askUntil(talk, "store-104", "can’t sign in with the capitals of Store104");
      talk.types(AMINA, EDGE_OPS, "/registry " + repair(answer));
      approves(talk, "R2");
      askUntil(talk, "store-104", "I see nothing wrong");
    }
  }

  @Test
  void theDataEndpointOfARegionThatServesNoConnectedRegistry() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("data-endpoint-elsewhere", "cluster", "store-101");
      JsonNode answer =
          askUntil(
              talk,
              "store-101",
              "it looks for its data at myacrregistry.westus.data.azurecr.io, but only the home");
      talk.types(AMINA, EDGE_OPS, "/registry " + repair(answer));
      approves(talk, "R1");
      askUntil(talk, "store-101", "I see nothing wrong");
    }
  }

  private static String repair(JsonNode answer) {
    return answer.findValuesAsText("value").stream()
        .filter(each -> each.startsWith("repair "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(answer.toString()));
  }

  @Test
  void aLogLevelThatCountsFromTheNextSync() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      levels(talk, "Debug");
      talk.until(() -> hasSynchronised(talk), "it never synchronises after the change");
      int otherMonth = LocalDate.now(ZoneOffset.UTC).plusMonths(6).getMonthValue();
      DirectAzureClient azure = DirectAzureClient.of(talk);
      azure.schedules("store102", "0 3 1 " + otherMonth + " *", "PT1H");
      askUntil(talk, "store-102", "Offline until its next sync");
      levels(talk, "Error");
      askUntil(talk, "store-102", "its log is not yet at the level Error");
      azure.schedules("store102", "* * * * *", "PT1H");
      askUntil(talk, "store-102", "I see nothing wrong");
    }
  }

  /** A log that goes on shows that it is over. */
  @Test
  void aPushThatItMayNotTake() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      levels(talk, "Debug");
      talk.injectsFault("push-to-read-only", "cluster", "store-102");
      askUntil(talk, "store-102", "somebody pushes to it, and it is read only");
      talk.clearsFaults();
      askUntil(talk, "store-102", "I see nothing wrong");
    }
  }

  private static boolean hasSynchronised(Conversation talk) {
    JsonNode registry = DirectAzureClient.of(talk).gets(store102(talk), API);
    return Instant.parse(registry.at("/properties/parent/syncProperties/lastSyncTime").asText())
        .isAfter(Instant.parse(registry.at("/systemData/lastModifiedAt").asText()));
  }

  private static ArmId store102(Conversation talk) {
    return Quickstart.registry(talk).child("connectedRegistries", "store102");
  }

  private static void levels(Conversation talk, String level) {
    DirectAzureClient.of(talk)
        .patches(
            store102(talk),
            API,
            "{\"properties\": {\"logging\": {\"logLevel\": \"%s\"}}}".formatted(level));
  }

  private static void approves(Conversation talk, String request) {
    talk.presses(BEN, talk.sees(AMINA, request, "needs approval"), "approve");
    talk.sees(AMINA, request + " · Succeeded");
  }
}
