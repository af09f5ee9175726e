package dev.lighterman.acceptance.deploy;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan tells of earlier requests: of the same site, and of a similar one elsewhere. */
final class SiteHistoryTest {
  @TempDir private Path folder;

  @Test
  void aPlanNamesASimilarRequestOfTheChannelAndNoOtherChannelsRunAtTheSite() throws IOException {
    Files.writeString(
        folder.resolve("lighterman.yaml"),
        """
        channels:
          - id: C01EDGEOPS
          - id: C02STORES
        rules:
          - name: all
            operations: ["*"]
            sites: ["*"]
            see: ["*"]
            ask: [U01ASKER]
            approve: {by: [S01LEADS], count: 1, within: PT1H, reason: false}
        """);
    try (Conversation talk = Conversation.in(folder)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode first = talk.sees(AMINA, "R1", "needs approval", "no earlier run here");
      assertFalse(first.toString().contains("like R"), "nothing ran before");
      talk.presses(BEN, first, "approve");
      talk.sees(AMINA, "R1 · Succeeded");

      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      talk.sees(AMINA, "R2", "needs approval", "no earlier run here", "like R1 at myarck8scluster");

      talk.types(AMINA, EDGE_OPS, "/registry remove myarck8scluster");
      talk.sees(AMINA, "R3", "needs approval", "last here: R1, deploy, succeeded");
      talk.types(AMINA, EDGE_OPS, "/registry cancel R3");
      talk.sees(AMINA, "R3", "withdrawn");

      talk.types(AMINA, STORES, "/registry remove myarck8scluster");
      String elsewhere = talk.sees(AMINA, "R4", "needs approval").toString();
      assertFalse(elsewhere.contains("last here"), elsewhere);
      assertFalse(elsewhere.contains("no earlier run"), elsewhere);
      assertFalse(elsewhere.contains("like R"), elsewhere);
    }
  }
}
