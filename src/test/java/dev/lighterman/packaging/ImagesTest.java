package dev.lighterman.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that the Dockerfile's stages run, where all lies as in their images. */
final class ImagesTest {
  private static final Path TARGET = Path.of("target");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theSandboxStartsTheBot() throws Exception {
    Process sandbox = start(Stream.concat(words("AS sandbox", "ENTRYPOINT"), freePorts()).toList());
    try (var said = sandbox.inputReader()) {
      String ready =
          said.lines().filter(line -> line.contains("is ready: open")).findFirst().orElseThrow();
      var state = URI.create(ready.replaceAll(".* open (\\S+?)/? .*", "$1/control/state"));
      JsonNode bot = MissingNode.getInstance();
      while (bot.path("running").asBoolean(true) && !bot.path("healthy").asBoolean()) {
        Thread.sleep(200);
        try (InputStream answer = state.toURL().openStream()) {
          bot = JSON.readTree(answer).path("bot");
        }
      }
      assertTrue(bot.path("healthy").asBoolean(), bot::toString);
    } finally {
      sandbox.destroy();
      sandbox.waitFor();
    }
  }

  /** The JVM is told to end where it can't use what it has learned. */
  @Test
  void theBotStartsFromWhatItsTrainingRunHasLearned() throws Exception {
    assumeTrue(
        Boolean.getBoolean("training"),
        "no training run, which takes half a minute: -Dtraining=true");
    Process training = start(Stream.concat(words("AS trained", "RUN"), freePorts()).toList());
    String learned = output(training);
    assertEquals(0, training.waitFor(), learned);

    List<String> command =
        new ArrayList<>(words("FROM eclipse-temurin:25-jre", "ENTRYPOINT").toList());
    command.add(1, "-XX:AOTMode=on");
    command.add("serve");
    Process bot = start(command);
    String misses = output(bot);
    assertEquals(2, bot.waitFor(), misses);
    assertTrue(misses.contains("SLACK_SIGNING_SECRET"), misses);
  }

  private static Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(TARGET.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(ImagesTest::isOurs);
    return builder.start();
  }

  private static boolean isOurs(String variable) {
    return Stream.of("SLACK_", "AZURE_", "LIGHTERMAN_").anyMatch(variable::startsWith);
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The words of an instruction in the last stage whose first line ends so, with this JVM. */
  private static Stream<String> words(String stage, String instruction) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
    String first = lines.stream().filter(line -> line.endsWith(stage)).toList().getLast();
    String line =
        lines.stream()
            .skip(lines.lastIndexOf(first))
            .filter(each -> each.startsWith(instruction + " ["))
            .findFirst()
            .orElseThrow();
    String[] words = JSON.readValue(line.substring(instruction.length()), String[].class);
    assertEquals("java", words[0]);
    words[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(words);
  }

  private static Stream<String> freePorts() {
    return Stream.of("port", "arm-port", "kubernetes-port", "bot-port", "slack-port")
        .map(port -> "--" + port + "=0");
  }
}
