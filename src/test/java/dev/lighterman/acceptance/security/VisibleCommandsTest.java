package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.OLGA;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help and suggestions speak only of what a person may see. */
final class VisibleCommandsTest {
  private static final String GUEST = "U05GUEST";

  private static final String POLICY =
      """
      channels:
        - id: C01EDGEOPS
      rules:
        - name: looking
          operations: [list, show, sites, requests, home]
          sites: ["*"]
          see: ["*"]
          ask: [S01LEADS]
          approve: {by: [S01LEADS], count: 1, within: PT1H, reason: false}
        - name: changes
          operations: ["*"]
          sites: ["*"]
          see: [U01ASKER, S01LEADS]
          ask: [U01ASKER, S01LEADS]
          approve: {by: [S01LEADS], count: 1, within: PT1H, reason: false}
      """;

  @TempDir private Path folder;

  @Test
  void whoMayOnlyLookReadsOfLookingAlone() throws IOException {
    Files.writeString(folder.resolve("lighterman.yaml"), POLICY);
    try (Conversation talk = Conversation.in(folder)) {
      talk.types(AMINA, EDGE_OPS, "/registry help");
      talk.sees(AMINA, "deploy", "approve", "list");
      talk.types(OLGA, EDGE_OPS, "/registry help");
      assertSilentOn("deploy", talk.sees(OLGA, "list", "show"));

      talk.types(AMINA, EDGE_OPS, "/registry deplyo store-104");
      talk.sees(AMINA, "deplyo", "deploy store-104");
      talk.types(OLGA, EDGE_OPS, "/registry deplyo store-104");
      assertSilentOn("deploy store-104", talk.sees(OLGA, "deplyo"));
      talk.types(OLGA, EDGE_OPS, "/registry lits");
      talk.sees(OLGA, "lits", "list");

      talk.types(GUEST, EDGE_OPS, "/registry help");
      assertSilentOn("deploy", talk.sees(GUEST, "Guests may not do that"));
    }
  }

  private static void assertSilentOn(String word, JsonNode message) {
    assertFalse(message.path("text").asText().contains(word), message::toString);
  }
}
