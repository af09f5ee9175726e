package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.catalogue.Steps;
import dev.lighterman.request.Right;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first five minutes: the bot may read, one channel is listed, and that is all. */
final class ObserveModeTest {
  private static final String CONFIGURATION =
      """
      mode: observe
      channels:
        - id: C01EDGEOPS
      """;

  private static final String RULES =
      """
      rules:
        - name: edge changes
          ask: ["*"]
          approve: {by: [S01LEADS]}
      """;

  @TempDir private Path directory;

  @Test
  void theFirstListNeedsNoPolicyNoWriteRightAndNoKubeconfig() throws IOException {
    try (Conversation talk = observing(CONFIGURATION, "KUBECONFIG")) {
      talk.types(AMINA, EDGE_OPS, "/registry list");
      talk.sees(AMINA, "store101", "ReadOnly", "Online");
      talk.types(AMINA, EDGE_OPS, "/registry show store-101");
      talk.sees(AMINA, "store101", "pos");
      talk.types(AMINA, EDGE_OPS, "/registry sites");
      talk.sees(AMINA, "store-104");

      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  void aDryRunShowsThePlanWithTheRightsThatItWouldTake() throws IOException {
    try (Conversation talk = observing(CONFIGURATION + RULES)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY + " --dry-run");
      talk.sees(
          AMINA,
          "dry run",
          "myarck8scluster",
          "I lack rights that this would take",
          "Microsoft.KubernetesConfiguration/extensions/write");

      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.sees(AMINA, "I only observe here", "registries/connectedRegistries/write");
      assertEquals(List.of(), talk.changes());
    }
  }

  private Conversation observing(String configuration, String... without) throws IOException {
    Files.writeString(directory.resolve("lighterman.yaml"), configuration);
    Conversation talk =
        Conversation.begin(
            AdjustableClock.running(),
            SandboxOptions.forTests().withSpeed(100).withDirectory(directory),
            without);
    Steps.rights().arm().stream()
        .map(Right.Arm::action)
        .filter(action -> !action.endsWith("/read"))
        .forEach(action -> talk.injectsFault("not-allowed", "action", action));
    return talk;
  }
}
