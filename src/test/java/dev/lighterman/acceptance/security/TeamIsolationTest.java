package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.CHIARA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two teams share one workspace and one cloud registry; each speaks of its own sites alone. */
final class TeamIsolationTest {
  private static final String GUEST = "U05GUEST";

  @TempDir Path folder;

  @Test
  void aChannelOfSomeSitesSpeaksOfTheirConnectedRegistriesOnly() throws IOException {
    Files.writeString(
        folder.resolve("lighterman.yaml"),
        """
        channels:
          - id: C01EDGEOPS
            sites: [store-101]
          - id: C02STORES
            sites: [store-102, store-103]
        rules:
          - name: all
            operations: ["*"]
            sites: ["*"]
            see: ["*"]
            ask: [U01ASKER]
            approve: {by: [S01LEADS], count: 1, within: PT1H, reason: false}
        """);
    try (Conversation talk =
        Conversation.begin(
            AdjustableClock.running(), SandboxOptions.forTests().withDirectory(folder))) {
      talk.types(AMINA, STORES, "/registry list");
      String stores = talk.sees(AMINA, "NAME: store102").path("text").asText();
      assertTrue(stores.contains("NAME: store103"), stores);
      assertFalse(stores.contains("store101"), stores);

      talk.types(AMINA, EDGE_OPS, "/registry");
      talk.sees(AMINA, "1 connected registry: 1 online");
      talk.types(AMINA, STORES, "/registry show store101");
      talk.sees(AMINA, "I know no site store101");
    }
  }

  /**
   * Typed, pressed or shown: whatever is not for them is answered like a number that there is not.
   */
  @Test
  void whoMayNotSeeARequestHearsNothingOfItsEndByAnyVerb() throws IOException {
    Files.writeString(
        folder.resolve("lighterman.yaml"),
        """
        channels:
          - id: C01EDGEOPS
            sites: [store-104]
          - id: C02STORES
            sites: [store-102, store-103]
        rules:
          - name: all
            operations: ["*"]
            sites: ["*"]
            see: ["*"]
            ask: [U01ASKER, U02APPROVER]
            approve: {by: [S01LEADS], count: 1, within: PT1H, reason: false}
        """);
    try (Conversation talk = Conversation.in(folder)) {
      talk.types(BEN, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      JsonNode card = talk.sees(AMINA, "R1", "store-104", "needs approval");
      talk.answers(() -> talk.presses(GUEST, card, "approve"), GUEST, "Guests may not do that");
      talk.answers(
          () -> talk.presses(GUEST, card, "more", "az 1"), GUEST, "Guests may not do that");
      talk.types(CHIARA, EDGE_OPS, "/registry reject R1 the lease of the shop ends");
      talk.sees(AMINA, "the lease of the shop ends");

      for (String verb :
          List.of("approve", "reject", "cancel", "continue", "undo", "leave", "show")) {
        assertSameAnswer(talk, AMINA, STORES, verb);
        assertSameAnswer(talk, GUEST, EDGE_OPS, verb);
      }
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry cancel R1"), AMINA, "the lease of the shop");
    }
  }

  @Test
  void whatSomebodyMayNotSeeIsNotInTheirListEither(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("lighterman.yaml"),
        """
        channels:
          - id: C01EDGEOPS
        rules:
          - name: quiet
            operations: ["*"]
            sites: [store-104]
            see: [U01ASKER, U02APPROVER]
            ask: [U01ASKER, U02APPROVER]
            approve: {by: [U01ASKER, U02APPROVER], count: 1, within: PT1H, reason: false}
          - name: rest
            operations: ["*"]
            sites: ["*"]
            see: ["*"]
            ask: [U01ASKER, U02APPROVER]
            approve: {by: [S01LEADS], count: 1, within: PT1H, reason: false}
        """);
    try (Conversation talk = Conversation.in(folder)) {
      talk.types(BEN, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      talk.sees(AMINA, "R1", "store-104", "needs approval");

      talk.types(AMINA, EDGE_OPS, "/registry requests");
      talk.sees(AMINA, "1 request is open", "SITE: store-104");
      talk.types(CHIARA, EDGE_OPS, "/registry requests");
      talk.sees(CHIARA, "There are no requests to show here");
    }
  }

  /**
   * A rule for each of two channels: who sees and decides in the first, who decides in the other.
   */
  private void twoChannels(String see, String by, String byElsewhere) throws IOException {
    Files.writeString(
        folder.resolve("lighterman.yaml"),
        """
        channels:
          - id: C01EDGEOPS
          - id: C02STORES
        rules:
          - name: stores
            operations: ["*"]
            sites: ["*"]
            channels: [C02STORES]
            see: [%s]
            ask: [U01ASKER]
            approve: {by: [%s], count: 1, within: PT1H, reason: false}
          - name: edge
            operations: ["*"]
            sites: ["*"]
            channels: [C01EDGEOPS]
            see: ["*"]
            ask: [U01ASKER]
            approve: {by: [%s], count: 1, within: PT1H, reason: false}
        """
            .formatted(see, by, byElsewhere));
  }

  /** Who decides elsewhere is a question for the rules of the request's own channel. */
  @Test
  void whoMayDecideInAnotherChannelOnlyIsNotAskedToDecideOnThis() throws IOException {
    twoChannels("\"*\"", "U09ELSEWHERE", "U02APPROVER");
    try (Conversation talk = Conversation.in(folder)) {
      talk.types(AMINA, STORES, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      String unseen = talk.sees(AMINA, "> may approve R1").path("text").asText();
      assertTrue(unseen.contains("invite <@U09ELSEWHERE>."), unseen);

      assertNeedDecision(talk, BEN, "No request needs your decision");
    }
  }

  @Test
  void whatSomebodyMayNotSeeIsNotCountedForThemEither() throws IOException {
    twoChannels("U01ASKER, U04LEAD", "S01LEADS", "S01LEADS");
    try (Conversation talk = Conversation.in(folder)) {
      talk.types(AMINA, STORES, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      talk.sees(AMINA, "R1", "needs approval");

      assertNeedDecision(talk, CHIARA, "1 request needs your decision");
      assertNeedDecision(talk, BEN, "No request needs your decision");
    }
  }

  private static void assertNeedDecision(Conversation talk, String person, String says) {
    talk.answers(() -> talk.types(person, EDGE_OPS, "/registry"), person, says);
  }

  private static void assertSameAnswer(
      Conversation talk, String person, String channel, String verb) {
    String words = person.equals(GUEST) ? "Guests may not do that" : "There is no request R";
    JsonNode ofNone =
        talk.answers(
            () -> talk.types(person, channel, "/registry " + verb + " R999"), person, words);
    JsonNode ofEnded =
        talk.answers(() -> talk.types(person, channel, "/registry " + verb + " R1"), person, words);
    assertEquals(
        ofNone.path("text").asText().replace("R999", "R1"), ofEnded.path("text").asText(), verb);
  }
}
