package dev.lighterman.acceptance.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.lighterman.acceptance.cli.SandboxShell;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** Each way to sign in to Azure that the settings can name, by {@code check} as people run it. */
@Execution(CONCURRENT)
final class AzureSignInTest {
  private static final String A_POD_HAS = "AZURE_FEDERATED_TOKEN_FILE";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Sandbox sandbox;

  @BeforeEach
  void begin() {
    sandbox = Sandbox.start(SandboxOptions.forTests().withDirectory(folder));
  }

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void byTheServiceAccountOfItsPod() throws Exception {
    Checked checked = check(Map.of("AZURE_CREDENTIAL", "workload-identity"));
    assertEquals(List.of("C03RANDOM"), checked.failing(), checked.said());
    assertTrue(checked.said().contains("2 registries, 6 clusters"), checked.said());
  }

  @Test
  void byAServiceAccountThatIsNotTrustedItSaysWhatToDo() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "e30.e30.e30");
    Checked checked =
        check(
            Map.of(
                "AZURE_CREDENTIAL",
                "workload-identity",
                "AZURE_FEDERATED_TOKEN_FILE",
                other.toString()));
    assertEquals(1, checked.exitCode(), checked.said());
    assertTrue(checked.said().contains("FAILS Azure"), checked.said());
    assertTrue(checked.said().contains("AADSTS700213"), checked.said());
  }

  @Test
  void byTheIdentityOfItsMachine() throws Exception {
    Checked checked = check(Map.of("AZURE_CREDENTIAL", "managed-identity"), A_POD_HAS);
    assertEquals(List.of("C03RANDOM"), checked.failing(), checked.said());
    assertTrue(checked.said().contains("2 registries, 6 clusters"), checked.said());
  }

  @Test
  void asThePersonWhoSignedInWithAz() throws Exception {
    assumeTrue(SandboxShell.has("az"), "NOT TESTED: az is not installed here (apt: azure-cli)");
    new SandboxShell(folder).signIn();
    Checked checked =
        check(
            Map.of(
                "AZURE_CREDENTIAL",
                "az-login",
                "AZURE_CONFIG_DIR",
                folder.resolve("az").toString(),
                "REQUESTS_CA_BUNDLE",
                folder.resolve("ca.pem").toString()));
    assertEquals(List.of("C03RANDOM"), checked.failing(), checked.said());
    assertTrue(checked.said().contains("2 registries, 6 clusters"), checked.said());
  }

  @Test
  void whereNobodySignedInWithAzItSaysSo() throws Exception {
    Path nobodys = Files.createDirectory(folder.resolve("nobodys"));
    Checked checked =
        check(Map.of("AZURE_CREDENTIAL", "az-login", "AZURE_CONFIG_DIR", nobodys.toString()));
    assertEquals(1, checked.exitCode(), checked.said());
    assertTrue(checked.said().contains("FAILS Azure"), checked.said());
    assertTrue(checked.said().contains("az login") || checked.said().contains("not installed"));
  }

  private record Checked(int exitCode, String said) {
    /** What fails, such as the channel to which nobody invited the sandbox's bot. */
    List<String> failing() {
      return said.lines()
          .filter(line -> line.startsWith("FAILS "))
          .map(line -> line.replaceFirst("^FAILS +(\\S+).*", "$1"))
          .toList();
    }
  }

  /** Runs it in a process of its own, since libraries read the environment by themselves. */
  private Checked check(Map<String, String> instead, String... without)
      throws IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>(sandbox.environment());
    variables.remove("AZURE_CLIENT_SECRET");
    List.of(without).forEach(variables::remove);
    variables.putAll(instead);
    var command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                "dev.lighterman.Lighterman",
                "check")
            .redirectErrorStream(true);
    command.environment().putAll(variables);
    Process process = command.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Checked(process.waitFor(), said);
  }
}
