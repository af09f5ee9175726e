package dev.lighterman.packaging;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.bot.BotProcessOptions;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No image is built here, so what would break a build is looked at by itself. */
final class DockerfileTest {
  private final List<String> lines = read("Dockerfile").lines().toList();

  @TempDir private Path folder;

  @Test
  void everythingThatIsCopiedFromTheCheckoutIsThere() {
    List<String> missing =
        copies()
            .filter(words -> words.stream().noneMatch(word -> word.startsWith("--from")))
            .map(List::getFirst)
            .filter(source -> !Files.exists(Path.of(source)))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everythingThatIsCopiedFromTheBuildIsWhatTheBuildMakes() {
    List<String> built =
        copies()
            .filter(words -> words.getFirst().equals("--from=build"))
            .map(words -> words.get(1))
            .toList();
    assertEquals(
        List.of(
            "/build/target/lib",
            "/build/target/lighterman.jar",
            "/build/target/sandbox-lib",
            "/build/target/lighterman-sandbox.jar"),
        built);
    String pom = read("pom.xml");
    assertTrue(pom.contains("<finalName>lighterman</finalName>"), "the jar's name");
    assertTrue(
        pom.contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>"),
        "the libraries' folder");
    assertTrue(pom.contains("<classpathPrefix>lib/</classpathPrefix>"), "the jar's class path");
    assertTrue(
        pom.contains("<outputDirectory>${project.build.directory}/sandbox-lib</outputDirectory>"),
        "the sandbox's own libraries' folder");
  }

  @Test
  void eachBaseIsNamedByItsDigest() {
    List<String> stages = stages().map(words -> words.getLast()).toList();
    List<String> bases =
        stages().map(words -> words.get(1)).filter(base -> !stages.contains(base)).toList();
    assertEquals(3, bases.size(), bases::toString);
    assertEquals(
        List.of(),
        bases.stream()
            .filter(base -> !base.matches("[a-z-]+:[\\w.-]+@sha256:[0-9a-f]{64}"))
            .toList());
  }

  private Stream<List<String>> stages() {
    return lines.stream()
        .filter(line -> line.startsWith("FROM "))
        .map(line -> List.of(line.split(" ", -1)));
  }

  @Test
  void itRunsAsNobodyInParticular() {
    int user = lines.indexOf("USER lighterman");
    int entry = line("ENTRYPOINT");
    assertTrue(user > 0 && user < entry);
  }

  @Test
  void whatTheImageStartsSaysWhatItMisses() throws Exception {
    Process started = start(Map.of());
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(started.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES));
    assertEquals(2, started.exitValue(), said);
    assertTrue(said.contains("SLACK_SIGNING_SECRET"), said);
    assertTrue(said.contains("AZURE_TENANT_ID"), said);
    assertFalse(said.contains("Exception"), said);
    assertFalse(said.contains("WARNING"), said);
  }

  @Test
  void whatTheImageStartsIsWellByItsOwnHealthCheck() throws Exception {
    try (Sandbox world = Sandbox.start(SandboxOptions.forTests())) {
      Process started = start(world.environment());
      try {
        int port = Integer.parseInt(world.environment().getOrDefault("LIGHTERMAN_PORT", ""));
        while (started.isAlive() && healthCheck(port) != 0) {
          Thread.sleep(200);
        }
        assertTrue(started.isAlive());
      } finally {
        started.destroy();
        assertTrue(started.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES));
      }
    }
  }

  /** The very words of the image, in a folder with what is in the image's. */
  private Process start(Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>(words("ENTRYPOINT"));
    command.addAll(words("CMD"));
    assertEquals("java", command.getFirst());
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    layOutJar();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(DockerfileTest::isOurs);
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(
            environment.isEmpty() ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean isOurs(String variable) {
    return Stream.of("SLACK_", "AZURE_", "LIGHTERMAN_").anyMatch(variable::startsWith);
  }

  /** As the build makes it, but that the classes stay where they are. */
  private void layOutJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, mainClass());
    main.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(each -> Path.of(each).toUri().toString())
            .collect(Collectors.joining(" ")));
    Matcher entry =
        Pattern.compile("<manifestEntries>\\s*<([\\w-]+)>([^<]*)<").matcher(read("pom.xml"));
    assertTrue(entry.find());
    main.putValue(entry.group(1), entry.group(2));
    new JarOutputStream(Files.newOutputStream(folder.resolve("lighterman.jar")), manifest).close();
  }

  private List<String> words(String instruction) throws IOException {
    String line = lines.get(line(instruction + " ["));
    return List.of(
        new ObjectMapper().readValue(line.substring(instruction.length()), String[].class));
  }

  @Test
  void itRunsOnTheSameJvmAsInTheSandbox() {
    List<String> flags =
        BotProcessOptions.sameJava(mainClass()).stream()
            .filter(each -> each.startsWith("-X"))
            .toList();
    String entry = lines.get(line("ENTRYPOINT"));
    assertEquals(
        List.of(),
        flags.stream().filter(each -> !entry.contains("\"" + each + "\"")).toList(),
        entry);
    assertFalse(flags.isEmpty());
  }

  @Test
  void itIsWellAsLongAsItAnswersEvenIfSlackDoesNot() throws Exception {
    SimulatedServer bot =
        SimulatedServer.start(
            ServerOptions.plain("bot", 0, new ActiveFaults(), new RequestLog()),
            request -> ServerResponse.empty(request.path().equals("/healthz") ? 503 : 404));
    int port = bot.address().getPort();
    try (bot) {
      assertEquals(0, healthCheck(port));
    }
    assertTrue(healthCheck(port) != 0, "nobody is there");
  }

  private int healthCheck(int port) throws Exception {
    String check = lines.get(line("HEALTHCHECK") + 1);
    String[] command =
        new ObjectMapper().readValue(check.substring(check.indexOf('[')), String[].class);
    var process = new ProcessBuilder(command);
    process.environment().put("LIGHTERMAN_PORT", Integer.toString(port));
    process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return process.start().waitFor();
  }

  private static String mainClass() {
    return read("pom.xml").replaceAll("(?s).*<main.class>(.*?)</main.class>.*", "$1");
  }

  private Stream<List<String>> copies() {
    return lines.stream()
        .filter(line -> line.startsWith("COPY "))
        .map(line -> Arrays.asList(line.substring("COPY ".length()).split("\\s+", -1)));
  }

  /** Of the last stage, which is the bot's own. */
  private int line(String start) {
    return lines.lastIndexOf(
        lines.stream().filter(line -> line.startsWith(start)).toList().getLast());
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
