package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.DirectAzureClient;
import dev.lighterman.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where nothing is wrong the doctor says no more, and where it can't look it says what it knows.
 */
final class QuietDoctorTest {
  /** Those of the default world; store-103 and kiosk-02 are broken from its start. */
  @Test
  void sitesWhereNothingBrokeRaiseNoAlarm() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Map.of(
              "store-101", "store-101 · Online: I see nothing wrong",
              "store-102", "store-102 · Online: I see nothing wrong",
              "store-103", "store-103 · connected registry Offline: its pod does not exist",
              "store-104",
                  "store-104 · has no connected registry, and I see nothing that keeps one from",
              "myarck8scluster",
                  "myarck8scluster · has no connected registry, and I see nothing that keeps one from",
              "kiosk-02", "the Arc agents of kiosk-02 don’t reach Azure")
          .forEach((site, says) -> {
            JsonNode answer = doctor(talk, site, says);
            assertFalse(answer.toString().contains("\"repair "), answer::toString);
          });
      JsonNode broken = doctor(talk, "store-103", "store-103 · connected registry Offline");
      String text = broken.path("text").asText();
      assertTrue(text.contains("kubectl -n connected-registry describe deployments"), text);
      assertFalse(text.matches("(?s).*Fine: [^\n]*(pods|pulls).*"), text);
      JsonNode agents = doctor(talk, "kiosk-02", "kubectl -n azure-arc get pods");
      assertFalse(
          agents.path("text").asText().matches("(?s).*Fine: [^\n]*(pods|pulls).*"),
          agents::toString);
    }
  }

  @Test
  void offlineBetweenTwoSyncWindowsIsNormal() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      int otherMonth = LocalDate.now(ZoneOffset.UTC).plusMonths(6).getMonthValue();
      DirectAzureClient.of(talk).schedules("store102", "0 3 1 " + otherMonth + " *", "PT1H");
      talk.until(
          () -> Conversation.says(doctor(talk, "store-102", "store-102 · "), "nothing is wrong"),
          "the doctor never says that it rests");
      JsonNode answer = doctor(talk, "store-102", "store-102 · Offline until its next sync");
      assertFalse(answer.toString().contains("\"repair "), answer::toString);
      JsonNode all =
          talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry doctor"), AMINA, "of 6 sites");
      assertFalse(all.path("text").asText().contains("store-102"), all::toString);
    }
  }

  @Test
  void aClusterThatAzureDoesNotReachIsCountedThoughNothingRunsThere() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry"), AMINA, "Azure does not reach 1 cluster");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor"),
          AMINA,
          "2 of 6 sites need you",
          "I did not look at pods and their pulls",
          "SITE: kiosk-02 · CAUSE: the Arc agents of kiosk-02 don’t reach Azure");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry list"), AMINA, " · 2 sites need you");
    }
  }

  @Test
  void causesOfTheSiteAndOfItsClientsAreBothNamed() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("sync-token-disabled", "cluster", "store-101");
      talk.injectsFault("client-token-disabled", "cluster", "store-101");
      talk.until(
          () ->
              Conversation.says(
                  doctor(talk, "store-101", "store-101 · "),
                  "and one more",
                  "its sync token store101 is disabled",
                  "the client token store101client is disabled"),
          "the doctor never names both");
    }
  }

  @Test
  void whereTheClusterIsOutOfReachItSaysWhatToReadOutThere(@TempDir Path folder)
      throws IOException {
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      String known =
          new String(Objects.requireNonNull(usual).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("lighterman.yaml"), known + "sites:\n  store-101: {reach: none}\n");
    }
    try (Conversation talk = Conversation.in(folder)) {
      JsonNode answer = doctor(talk, "store-101", "I have no way into the cluster of store-101");
      String text = answer.path("text").asText();
      assertTrue(text.contains("store-101 · Online: I see nothing wrong"), text);
      assertTrue(text.contains("a tunnel to it in lighterman.yaml"), text);
      assertEquals(3, text.lines().filter(line -> line.startsWith("kubectl ")).count(), text);
      assertTrue(
          talk.requests().stream().noneMatch(each -> each.contains("/clusters/store-101/")), text);
    }
  }

  private static JsonNode doctor(Conversation talk, String site, String says) {
    return talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry doctor " + site), AMINA, says);
  }
}
