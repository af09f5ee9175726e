package dev.lighterman.packaging;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words that the Dockerfile's stages run, where all lies as in their images. */
final class ImagesTest {
  private static final Path TARGET = Path.of("target");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** Beside what the jars name, there are modules that nobody names, such as languages. */
  @Test
  void theRuntimeHasEveryModuleThatTheJarsUse() throws IOException {
    var printed = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(new PrintWriter(printed), new PrintWriter(printed), jdeps());
    assertEquals(0, status, printed::toString);
    List<String> used = List.of(printed.toString().strip().split(",", -1));
    List<String> linked = List.of(jlink().get(2).split(",", -1));
    assertEquals(List.of(), used.stream().filter(each -> !linked.contains(each)).toList());
  }

  private static String[] jdeps() throws IOException {
    List<String> libraries = new ArrayList<>();
    for (String folder : List.of("lib", "sandbox-lib")) {
      try (Stream<Path> jars = Files.list(TARGET.resolve(folder))) {
        jars.map(Path::toString).forEach(libraries::add);
      }
    }
    return new String[] {
      "--print-module-deps",
      "--ignore-missing-deps",
      "--multi-release=25",
      "--class-path=" + String.join(File.pathSeparator, libraries),
      TARGET + "/lighterman.jar",
      TARGET + "/lighterman-sandbox.jar"
    };
  }

  @Test
  void theSandboxStartsTheBot() throws Exception {
    List<String> command = words("AS sandbox", "ENTRYPOINT").collect(toCollection(ArrayList::new));
    command.set(0, java(Path.of(System.getProperty("java.home"))));
    freePorts().forEach(command::add);
    Process sandbox = start(command);
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
        "no runtime is linked and trained, which takes a minute: -Dtraining=true");
    Path runtime = linked();
    List<String> train = words("AS trained", "RUN").collect(toCollection(ArrayList::new));
    train.set(0, java(runtime));
    freePorts().forEach(train::add);
    Process training = start(train);
    String learned = output(training);
    assertEquals(0, training.waitFor(), learned);

    List<String> command =
        words("FROM runtime", "ENTRYPOINT").collect(toCollection(ArrayList::new));
    command.set(0, java(runtime));
    command.add(1, "-XX:AOTMode=on");
    command.add("serve");
    Process bot = start(command);
    String misses = output(bot);
    assertEquals(2, bot.waitFor(), misses);
    assertTrue(misses.contains("SLACK_SIGNING_SECRET"), misses);
  }

  /** The runtime that the image's stage links. */
  private Path linked() throws IOException, InterruptedException {
    Path runtime = folder.resolve("java");
    List<String> command = new ArrayList<>(jlink());
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "jlink").toString());
    command.set(command.size() - 1, runtime.toString());
    Process jlink = start(command);
    String said = output(jlink);
    assertEquals(0, jlink.waitFor(), said);
    return runtime;
  }

  private static List<String> jlink() throws IOException {
    List<String> words = words("AS jdk", "RUN").toList();
    assertEquals(List.of("jlink", "--add-modules"), words.subList(0, 2));
    return words;
  }

  private static String java(Path home) {
    return home.resolve("bin").resolve("java").toString();
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

  /** The words of an instruction in the last stage whose first line ends so. */
  private static Stream<String> words(String stage, String instruction) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
    String first = lines.stream().filter(line -> line.endsWith(stage)).toList().getLast();
    String line =
        lines.stream()
            .skip(lines.lastIndexOf(first))
            .filter(each -> each.startsWith(instruction + " ["))
            .findFirst()
            .orElseThrow();
    return Stream.of(JSON.readValue(line.substring(instruction.length()), String[].class));
  }

  private static Stream<String> freePorts() {
    return Stream.of("port", "arm-port", "kubernetes-port", "bot-port", "slack-port")
        .map(port -> "--" + port + "=0");
  }
}
