package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.AzureResources;
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
  private static final String EDGE_OPS_ONLY =
      """
      channels:
        - id: C01EDGEOPS
      """;

  private static final String CONFIGURATION = "mode: observe\n" + EDGE_OPS_ONLY;

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

  /** Whoever runs the bot takes its hands off while requests are on their way. */
  @Test
  void whatIsOnItsWayIsNeitherFinishedNorUndone() throws IOException {
    Path file = directory.resolve("lighterman.yaml");
    Files.writeString(file, "mode: operate\n" + EDGE_OPS_ONLY + RULES);
    try (Conversation talk = Conversation.in(directory)) {
      talk.injectsFault("extension-fails", "cluster", "store-104");
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      JsonNode halted = talk.seesHalted(AMINA, "R1", "stopped at step", "[Undo ");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode waiting = talk.sees(AMINA, "R2", "needs approval");
      talk.clearsFaults();
      Files.writeString(file, "mode: observe\n" + EDGE_OPS_ONLY + RULES);
      int before = talk.changes().size();

      for (String decision : List.of("continue", "undo")) {
        talk.answers(
            () -> talk.presses(AMINA, halted, decision),
            AMINA,
            "I only observe here and change nothing",
            "mode: operate");
      }
      talk.presses(BEN, waiting, "approve");
      talk.sees(AMINA, "R3", "I only observe here");
      assertEquals(before, talk.changes().size());

      Files.writeString(file, "mode: operate\n" + EDGE_OPS_ONLY + RULES + "\n");
      talk.presses(AMINA, halted, "undo");
      talk.sees(AMINA, "R1", "undone");
    }
  }

  @Test
  void aRunHaltsWhereItIsAndSaysWhy() throws IOException {
    Path file = directory.resolve("lighterman.yaml");
    Files.writeString(file, "mode: operate\n" + EDGE_OPS_ONLY + RULES);
    try (Conversation talk = Conversation.in(directory)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      JsonNode waiting = talk.sees(AMINA, "R1", "needs approval");
      talk.post("speed", Conversation.fields("speed", "1"));
      talk.presses(BEN, waiting, "approve");
      talk.until(
          () -> AzureResources.extensionStates(talk, "myarck8scluster").stream().findFirst(),
          () -> "no extension");
      Files.writeString(file, "mode: observe\n" + EDGE_OPS_ONLY + RULES);

      talk.sees(AMINA, "R1", "stopped at step", "I only observe here and change nothing");
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
