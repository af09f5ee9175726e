package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.acceptance.AzureResources;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.ProcessCommandLines;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.SecretLeakCheck;
import dev.lighterman.acceptance.deploy.ClusterAdmin;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plug is pulled in the middle of a run, and no secret stays anywhere. */
final class BotCrashTest {
  @Test
  void killedInTheMiddleTheRunFinishesAndNothingIsDoubled() throws IOException {
    try (ProcessCommandLines lines = new ProcessCommandLines();
        Conversation talk = Conversation.withChildProcess(30)) {
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      talk.until(
          () -> Conversation.first(talk.world().path("extensions"), BotCrashTest::isOurs),
          () -> "the extension is never put");
      talk.killsBot();
      talk.startsBot();
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");

      assertEquals(1, talk.visibleTo(AMINA).filter(each -> says(each, "R1 · Succeeded")).count());
      assertEquals(1, puts(talk, "/connectedRegistries/myconnectedregistry"));
      assertEquals(List.of("Succeeded"), AzureResources.extensionStates(talk, "myarck8scluster"));
      assertNoSecretIsKept(talk, lines.seen());
    }
  }

  private static boolean isOurs(JsonNode extension) {
    return extension.path("name").asText().equals("myconnectedregistry");
  }

  private static boolean says(JsonNode message, String words) {
    return message.path("text").asText().contains(words);
  }

  private static long puts(Conversation talk, String path) {
    return Conversation.stream(talk.log())
        .filter(each -> each.path("method").asText().equals("PUT"))
        .filter(each -> each.path("path").asText().contains(path))
        .count();
  }

  private static void assertNoSecretIsKept(Conversation talk, String commandLines)
      throws IOException {
    SecretLeakCheck secrets = SecretLeakCheck.of(talk);
    assertEquals(
        pullPassword(setting(talk, "KUBECONFIG")),
        secrets.values().get("password1 of myconnectedregistry-pull"));
    assertTrue(secrets.values().containsKey("password1 of myconnectedregistry"), "of the sync");

    assertNone(secrets, "the messages", "myconnectedregistry", talk.state().toString());
    assertNone(secrets, "the command lines", "dev.lighterman.Lighterman", commandLines);
    Path data = Path.of(setting(talk, "LIGHTERMAN_DATA"));
    assertNone(secrets, "the database", "myconnectedregistry", text(data));
    assertNone(
        secrets, "the log", "Lighterman answers Slack", text(data.resolveSibling("bot.log")));
  }

  /** Nor is it the wrong place: what must stand there does. */
  private static void assertNone(SecretLeakCheck secrets, String where, String usual, String text) {
    assertTrue(text.contains(usual), () -> where + " without " + usual);
    secrets.assertNotIn(text, where);
  }

  private static String setting(Conversation talk, String name) {
    return Objects.requireNonNull(talk.sandbox().environment().get(name), name);
  }

  /** All that a file says, or all files of a folder. */
  private static String text(Path root) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  private static String pullPassword(String kubeconfig) throws IOException {
    Config config = Config.fromKubeconfig("myarck8scluster", Path.of(kubeconfig).toFile());
    try (var client = ClusterAdmin.client(config)) {
      String encoded =
          client
              .secrets()
              .inNamespace("default")
              .withName("myconnectedregistry-pull")
              .get()
              .getData()
              .get(".dockerconfigjson");
      return new ObjectMapper()
          .readTree(Base64.getDecoder().decode(encoded))
          .at("/auths/10.0.0.50/password")
          .asText();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
