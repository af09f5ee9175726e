package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two teams share one workspace and one cloud registry; each speaks of its own sites alone. */
final class TeamIsolationTest {
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
      talk.sees(AMINA, "1 connected registries: 1 online");
      talk.types(AMINA, STORES, "/registry show store101");
      talk.sees(AMINA, "I know no site store101");
    }
  }
}
