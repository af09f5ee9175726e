package dev.lighterman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lighterman.sandbox.bot.BotSetting;
import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.world.Faults;
import dev.lighterman.sandbox.world.RequestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No image is built here, so what would break a build is looked at by itself. */
final class DockerfileTest {
  private final List<String> lines = read("Dockerfile").lines().toList();

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
    assertEquals(List.of("/build/target/lib", "/build/target/lighterman.jar"), built);
    String pom = read("pom.xml");
    assertTrue(pom.contains("<finalName>lighterman</finalName>"), "the jar's name");
    assertTrue(
        pom.contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>"),
        "the libraries' folder");
    assertTrue(pom.contains("<classpathPrefix>lib/</classpathPrefix>"), "the jar's class path");
  }

  @Test
  void itRunsAsNobodyInParticular() {
    int user = lines.indexOf("USER lighterman");
    int entry = line("ENTRYPOINT");
    assertTrue(user > 0 && user < entry);
  }

  @Test
  void theEntryPointStartsAndSaysWhatItMisses() throws Exception {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass(),
                "serve")
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            started.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(started.waitFor(60, TimeUnit.SECONDS));
    assertEquals(2, started.exitValue(), said);
    assertTrue(said.contains("SLACK_SIGNING_SECRET"), said);
    assertTrue(said.contains("AZURE_TENANT_ID"), said);
    assertFalse(said.contains("Exception"), said);
  }

  @Test
  void itRunsOnTheSameJvmAsInTheSandbox() {
    List<String> flags =
        BotSetting.sameJava(mainClass()).stream().filter(each -> each.startsWith("-X")).toList();
    String entry = lines.get(line("ENTRYPOINT"));
    assertEquals(
        List.of(),
        flags.stream().filter(each -> !entry.contains("\"" + each + "\"")).toList(),
        entry);
    assertFalse(flags.isEmpty());
  }

  @Test
  void itIsWellAsLongAsItAnswersEvenIfSlackDoesNot() throws Exception {
    Face bot =
        Face.start(
            FaceOptions.plain("bot", 0, new Faults(), new RequestLog()),
            request -> Response.empty(request.path().equals("/healthz") ? 503 : 404));
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

  private int line(String start) {
    return (int) lines.stream().takeWhile(line -> !line.startsWith(start)).count();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
