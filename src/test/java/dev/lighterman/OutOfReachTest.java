package dev.lighterman;

import static dev.lighterman.Conversation.AMINA;
import static dev.lighterman.Conversation.BEN;
import static dev.lighterman.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** A site behind NAT: Azure reaches it, the bot does not. */
final class OutOfReachTest {
  @TempDir Path folder;

  @Test
  @Execution(CONCURRENT)
  void whatAzureDoesIsDoneAndTheRestIsSaid() throws IOException {
    knows(
        """
        sites:
          store-104:
            reach: none
            serviceRange: 10.43.0.0/16
        """);
    try (Conversation talk =
        Conversation.begin(
            MovableClock.running(), SandboxOptions.forTests().atSpeed(500).in(folder))) {
      Stocktaking before = Stocktaking.of(talk);
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos workload=deploy");
      talk.sees(AMINA, "store-104 can’t be reached from here", "Ask with workload=none");

      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
      talk.presses(
          BEN,
          talk.sees(AMINA, "R2", "waits for", "pull secret and workload are not from here"),
          "approve");
      talk.sees(AMINA, "R2 · Succeeded", "store104 Online", "is for the site’s people to make");
      assertEquals(List.of("Succeeded"), MainJobTest.extensions(talk, "store-104"));

      talk.types(AMINA, EDGE_OPS, "/registry remove store-104");
      talk.presses(BEN, talk.sees(AMINA, "R3", "waits for"), "approve");
      talk.sees(AMINA, "R3 · Succeeded");
      talk.untilEquals(before, () -> Stocktaking.of(talk));
      assertEquals(
          List.of(),
          talk.requests().stream().filter(each -> each.contains("/clusters/store-104/")).toList());
    }
  }

  @Test
  @Execution(CONCURRENT)
  void withoutItsRangeItIsRefusedWithWhatToWriteDown() throws IOException {
    knows(
        """
        sites:
          store-104: {reach: none}
        """);
    try (Conversation talk =
        Conversation.begin(MovableClock.running(), SandboxOptions.forTests().in(folder))) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos");
      talk.sees(
          AMINA, "its service range is not written down", "such as serviceRange: 10.43.0.0/16");
      assertEquals(List.of(), talk.changes());
    }
  }

  /** What the sandbox's bot is told, and more. */
  private void knows(String more) throws IOException {
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      byte[] bytes = Objects.requireNonNull(usual).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8) + more;
      Files.writeString(folder.resolve("lighterman.yaml"), text);
    }
  }
}
