package dev.lighterman.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The unmodified az and kubectl run the quickstart's lines, and those of az acr, in a sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AzLinesTest {
  private static final Path LINES = Path.of("src/test/resources/azure/az-lines.txt");
  private static final List<String> GROUPS =
      List.of(
          "acr connected-registry",
          "acr import",
          "acr manifest",
          "acr repository",
          "acr scope-map",
          "acr token");

  private static final String REFUSED = "refused: ";

  private @Nullable Sandbox sandbox;
  private @Nullable AzProcess az;
  private Path folder = Path.of("");

  @BeforeAll
  void signIn(@TempDir Path dir) throws Exception {
    assumeTrue(
        AzProcess.isInstalled() && SandboxShell.has("kubectl"),
        "NOT TESTED: az or kubectl is not installed here (apt: azure-cli kubernetes-client)");
    folder = dir;
    sandbox = Sandbox.start(SandboxOptions.forTests().withSpeed(500).withDirectory(folder));
    new SandboxShell(folder).signIn();
    az = new AzProcess(folder);
  }

  @AfterAll
  void stop() {
    if (az != null) {
      az.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void isAnswered(String line, String wanted) throws Exception {
    if (line.startsWith("kubectl ")) {
      assertSays(wanted, new SandboxShell(folder).answer(line));
      return;
    }
    JsonNode answer = az().run(line);
    if (wanted.startsWith(REFUSED)) {
      assertNotEquals(0, answer.path("code").asInt(), answer::toString);
      assertSays(wanted.substring(REFUSED.length()), answer.path("warned").asText());
    } else {
      assertEquals(0, answer.path("code").asInt(), answer::toString);
      assertSays(wanted, answer.path("out").asText());
    }
  }

  /** As this az itself has them, so that none is forgotten that a newer one has. */
  @Test
  void everySubCommandIsAmongThem() throws Exception {
    List<String> tried = lines().map(line -> line.get()[0] + " ").toList();
    List<String> commands = az().commands(GROUPS);

    assertTrue(commands.contains("az acr import"), commands::toString);
    assertEquals(
        List.of(),
        commands.stream()
            .filter(command -> tried.stream().noneMatch(line -> line.startsWith(command + " ")))
            .toList());
  }

  private AzProcess az() {
    return Objects.requireNonNull(az);
  }

  private static Stream<Arguments> lines() throws IOException {
    return Files.readAllLines(LINES).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> (line + " ==> ").split(" ==> ", -1))
        .map(parts -> Arguments.of(parts[0], parts[1]));
  }

  private static void assertSays(String wanted, String said) {
    assertTrue(Pattern.compile(wanted).matcher(said).find(), () -> wanted + "\nis not in\n" + said);
  }
}
