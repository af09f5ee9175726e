package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.settings.Settings;
import dev.lighterman.settings.SettingsProblems;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code lighterman check} says of connections that work, and of those that don't. */
final class CheckTest {
  private static final List<String> SECRETS =
      List.of("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "AZURE_CLIENT_SECRET");

  @SuppressWarnings("NullAway.Init")
  private static Sandbox sandbox;

  @BeforeAll
  static void begin() {
    sandbox = Sandbox.start(SandboxOptions.forTests());
  }

  @AfterAll
  static void end() {
    sandbox.close();
  }

  @Test
  void everythingThatWorksIsOk() throws SettingsProblems {
    var check = check(Map.of());
    assertEquals(0, check.exitCode(), check.said());
    assertEquals(List.of(), check.lines("FAILS"));
    assertEquals(11, check.lines("ok    ").size(), check.said());
    assertTrue(check.said().contains("2 registries, 6 clusters"), check.said());
  }

  @Test
  void aWrongAzureSecretFailsWithWhatToDo() throws SettingsProblems {
    var check = check(Map.of("AZURE_CLIENT_SECRET", "not-it-at-all"));
    assertEquals(1, check.exitCode(), check.said());
    String failed = check.lines("FAILS").getFirst();
    assertTrue(failed.startsWith("FAILS Azure"), failed);
    assertTrue(failed.contains("Check AZURE_TENANT_ID, AZURE_CLIENT_ID and"), failed);
    assertEquals(9, check.lines("ok    ").size(), check.said());
  }

  @Test
  void aWrongSlackTokenFailsWithWhatToDo() throws SettingsProblems {
    var check = check(Map.of("SLACK_BOT_TOKEN", "xoxb-not-it-at-all"));
    assertEquals(1, check.exitCode(), check.said());
    String failed = check.lines("FAILS").getFirst();
    assertTrue(failed.startsWith("FAILS Slack"), failed);
    assertTrue(failed.contains("Set SLACK_BOT_TOKEN to the app’s current bot token"), failed);
    assertEquals(10, check.lines("ok    ").size(), check.said());
  }

  /** What was printed, and how it ended. */
  private record Checked(int exitCode, String said) {
    List<String> lines(String beginning) {
      return said.lines().filter(line -> line.startsWith(beginning)).toList();
    }
  }

  private static Checked check(Map<String, String> instead) throws SettingsProblems {
    Map<String, String> variables = new HashMap<>(sandbox.environment());
    variables.putAll(instead);
    var out = new ByteArrayOutputStream();
    int exitCode =
        Check.run(Settings.read(variables), new PrintStream(out, true, StandardCharsets.UTF_8));
    String said = out.toString(StandardCharsets.UTF_8);
    for (String secret : SECRETS) {
      String value = variables.getOrDefault(secret, "");
      assertFalse(value.isEmpty());
      assertFalse(said.contains(value), () -> secret + " is told:\n" + said);
    }
    return new Checked(exitCode, said);
  }
}
