package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.doctor.DoctorQuestions.askUntil;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs keeps the doctor from no answer, and long answers come in pages. */
@Order(1)
final class DoctorPatienceTest {
  /** Longer than anybody waits for an answer here. */
  private static final String FOREVER = "600000";

  private static final SandboxOptions FAST = SandboxOptions.forTests().withSpeed(500);

  @Test
  void whereAzureIsSilentAboutOnePartTheOthersAreSaid() {
    try (Conversation talk = Conversation.inTime(FAST)) {
      talk.injectsFault("sync-token-disabled", "cluster", "store-101");
      talk.injectsFault(
          "slow", "face", "azure", "path", "/tokens/store101client", "millis", FOREVER);
      String text = asks(talk, "its sync token store101 is disabled");
      assertTrue(text.contains("Not looked at: client tokens. Why: it took too long"), text);
      assertTrue(text.contains("Fine: "), text);
    }
  }

  @Test
  void whereTheClusterIsSilentAzureIsSaidAndWhatToReadOutThere() {
    try (Conversation talk = Conversation.inTime(FAST)) {
      talk.injectsFault("sync-token-disabled", "cluster", "store-101");
      talk.injectsFault(
          "slow", "face", "kubernetes", "path", "^/clusters/store-101/", "millis", FOREVER);
      String text = asks(talk, "its sync token store101 is disabled");
      assertTrue(text.contains("it took too long"), text);
      assertTrue(text.contains("kubectl -n connected-registry logs"), text);
    }
  }

  @Test
  void whereConnectionsBreakItSaysSo() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("sync-token-disabled", "cluster", "store-101");
      talk.injectsFault("drop", "face", "kubernetes", "path", "^/clusters/store-101/");
      String text = asks(talk, "its sync token store101 is disabled");
      assertTrue(text.contains("Not looked at: "), text);
      assertFalse(text.contains("Exception"), text);
    }
  }

  /** It takes a minute until the bot gives up a tunnel, and ends its process. */
  @Test
  void aTunnelThatNeverOpensIsNotWaitedFor(@TempDir Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    Path tunnel =
        Files.writeString(
            folder.resolve("tunnel"), "#!/bin/sh\necho $$ > %s\nexec sleep 600\n".formatted(pid));
    Files.setPosixFilePermissions(tunnel, PosixFilePermissions.fromString("rwx------"));
    try (InputStream usual = Sandbox.class.getResourceAsStream("stores.yaml")) {
      String known =
          new String(Objects.requireNonNull(usual).readAllBytes(), StandardCharsets.UTF_8);
      String command = "[%s, \"{cluster}\", \"{kubeconfig}\", \"{port}\"]".formatted(tunnel);
      Files.writeString(
          folder.resolve("lighterman.yaml"),
          known + "sites:\n  store-101: {reach: proxy, tunnel: " + command + "}\n");
    }
    try (Conversation talk = Conversation.inTime(FAST.withDirectory(folder))) {
      String text = asks(talk, "it took too long");
      assertTrue(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).isPresent(), text);
      assertTrue(text.contains("I see nothing wrong"), text);
    }
  }

  @Test
  void moreFaultySitesThanFitComeInPages() {
    SandboxOptions chain = SandboxOptions.forTests().withChainOf(60).withSpeed(100);
    try (Conversation talk = Conversation.in(chain)) {
      talk.injectsFault("arc-offline");
      JsonNode first = all(talk, "/registry doctor", "61 of 61 sites need you");
      assertTrue(Conversation.says(first, "Show next: 41–61 of 61"), first::toString);
      JsonNode second = all(talk, "/registry doctor page=2", "Show previous: 1–40 of 61");
      long both =
          IntStream.rangeClosed(1, 60)
              .mapToObj("shop-%04d"::formatted)
              .filter(shop -> Conversation.says(first, shop) != Conversation.says(second, shop))
              .count();
      assertTrue(both == 60, () -> first + "\n" + second);
    }
  }

  private static JsonNode all(Conversation talk, String line, String says) {
    return talk.answers(() -> talk.types(AMINA, EDGE_OPS, line), AMINA, says);
  }

  /** On a slow machine, the time may be over before all is seen; one asks again then. */
  private static String asks(Conversation talk, String says) {
    return askUntil(talk, "store-101", says).path("text").asText();
  }
}
