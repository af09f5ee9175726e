package dev.lighterman;

import static dev.lighterman.Conversation.AMINA;
import static dev.lighterman.Conversation.BEN;
import static dev.lighterman.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plug is pulled in the middle of a run, and no secret stays anywhere. */
final class PlugTest {
  @Test
  void killedInTheMiddleTheRunFinishesAndNothingIsDoubled() throws IOException {
    try (Conversation talk = Conversation.withChildProcess(30)) {
      talk.types(AMINA, EDGE_OPS, MainJobTest.SEED_LINE);
      talk.presses(BEN, talk.sees(AMINA, "R1", "waits for"), "approve");
      talk.until(
          () -> Conversation.first(talk.world().path("extensions"), PlugTest::isOurs),
          () -> "the extension is never put");
      talk.pullsThePlug();
      talk.plugsIn();
      talk.sees(AMINA, "R1 · Succeeded", "pulled 10.0.0.50/hello-world:latest");

      assertEquals(1, talk.visibleTo(AMINA).filter(each -> says(each, "R1 · Succeeded")).count());
      assertEquals(1, puts(talk, "/connectedRegistries/myconnectedregistry"));
      assertEquals(List.of("Succeeded"), MainJobTest.extensions(talk, "myarck8scluster"));
      assertNoSecretIsKept(talk);
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

  private static void assertNoSecretIsKept(Conversation talk) throws IOException {
    Map<String, String> environment = talk.sandbox().environment();
    List<String> secrets =
        new ArrayList<>(
            List.of(
                secret(environment, "SLACK_SIGNING_SECRET"),
                secret(environment, "SLACK_BOT_TOKEN"),
                secret(environment, "AZURE_CLIENT_SECRET"),
                pullPassword(secret(environment, "KUBECONFIG")),
                "SyncTokenPassword="));
    Path data = Path.of(secret(environment, "LIGHTERMAN_DATA"));
    for (String each : secrets) {
      assertFalse(talk.state().path("messages").toString().contains(each), "a message");
      assertFalse(processes().contains(each), "the process list");
      for (Path file : files(data.resolveSibling("bot.log"), data)) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(each), () -> file + " keeps a secret");
      }
    }
  }

  private static String secret(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new AssertionError("the sandbox gives the bot no " + name);
    }
    return value;
  }

  /** The files themselves, and all that lies in the folders. */
  private static List<Path> files(Path... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  private static String processes() {
    try {
      Process ps = new ProcessBuilder("ps", "axww", "-o", "args").start();
      return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException none) {
      return ProcessHandle.allProcesses()
          .map(each -> each.info().commandLine().orElse(""))
          .reduce("", (all, line) -> all + "\n" + line);
    }
  }

  private static String pullPassword(String kubeconfig) throws IOException {
    Config config = Config.fromKubeconfig("myarck8scluster", Path.of(kubeconfig).toFile());
    try (var client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build()) {
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
