package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lighterman check} says of a Slack that does not let the bot do all that it needs. */
final class SlackCheckTest {
  @SuppressWarnings("NullAway.Init")
  private static Sandbox sandbox;

  @TempDir private Path folder;

  @BeforeAll
  static void begin() {
    sandbox = Sandbox.start(SandboxOptions.forTests());
  }

  @AfterAll
  static void end() {
    sandbox.close();
  }

  private CheckFixture fixture() throws IOException {
    return CheckFixture.in(sandbox, folder);
  }

  private static ServerOptions options() {
    return ServerOptions.plain("slack", 0, new ActiveFaults(), new RequestLog());
  }

  @Test
  void aWrongTokenFailsWithWhatToDo() throws Exception {
    CheckResult check = fixture().with("SLACK_BOT_TOKEN", "xoxb-not-it-at-all").run();
    String failed = check.failed("Slack");
    assertTrue(failed.contains("Set SLACK_BOT_TOKEN to the app’s current bot token"), failed);
    assertEquals(13, check.lines("ok    ").size(), check.output());
  }

  @Test
  void aScopeThatWasTakenAwayIsNamed() throws Exception {
    BotApp app = BotApp.lighterman();
    List<String> fewer =
        app.scopes().stream().filter(scope -> !scope.equals("usergroups:read")).toList();
    try (SlackServer slack =
        SlackServer.start(options(), app.withScopes(fewer), InstantSource.system())) {
      CheckResult check =
          fixture()
              .with("SLACK_API_URL", slack.apiUrl().toString())
              .with("SLACK_BOT_TOKEN", slack.app().token())
              .run();
      String failed = check.failed("rights in Slack");
      assertTrue(failed.contains("I lack a scope: usergroups:read."), failed);
      assertTrue(failed.contains("install the app again"), failed);
      assertEquals(1, check.lines("FAILS").size(), check.output());
    }
  }

  @Test
  void aListedChannelWithoutTheBotIsNamed() throws Exception {
    CheckResult check =
        fixture()
            .with("LIGHTERMAN_CONFIG", sandbox.environment().getOrDefault("LIGHTERMAN_CONFIG", ""))
            .run();
    String failed = check.failed("C03RANDOM");
    assertTrue(failed.contains("I am not a member of C03RANDOM"), failed);
    assertTrue(failed.contains("/invite"), failed);
    assertEquals(1, check.lines("FAILS").size(), check.output());
  }

  @Test
  void whateverElseSlackRefusesIsSaidInItsWords() throws Exception {
    try (SimulatedServer slack =
        SimulatedServer.start(
            options(),
            request ->
                ServerResponse.json(
                    200, Map.of("ok", false, "error", "team_access_not_granted")))) {
      CheckResult check =
          fixture().with("SLACK_API_URL", slack.address().resolve("/api/").toString()).run();
      String failed = check.failed("Slack");
      assertTrue(failed.contains("Slack refuses what I asked"), failed);
      assertTrue(failed.contains("team_access_not_granted"), failed);
      assertEquals(13, check.lines("ok    ").size(), check.output());
    }
  }
}
