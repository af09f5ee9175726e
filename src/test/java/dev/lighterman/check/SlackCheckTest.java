package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.slack.SlackFace;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.world.Faults;
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

  private Checking checking() throws IOException {
    return Checking.in(sandbox, folder);
  }

  private static FaceOptions options() {
    return FaceOptions.plain("slack", 0, new Faults(), new RequestLog());
  }

  @Test
  void aWrongTokenFailsWithWhatToDo() throws Exception {
    Checked check = checking().with("SLACK_BOT_TOKEN", "xoxb-not-it-at-all").run();
    String failed = check.failed("Slack");
    assertTrue(failed.contains("Set SLACK_BOT_TOKEN to the app’s current bot token"), failed);
    assertEquals(13, check.lines("ok    ").size(), check.said());
  }

  @Test
  void aScopeThatWasTakenAwayIsNamed() throws Exception {
    BotApp app = BotApp.lighterman();
    List<String> fewer =
        app.scopes().stream().filter(scope -> !scope.equals("usergroups:read")).toList();
    try (SlackFace slack =
        SlackFace.start(options(), app.withScopes(fewer), InstantSource.system())) {
      Checked check =
          checking()
              .with("SLACK_API_URL", slack.apiUrl().toString())
              .with("SLACK_BOT_TOKEN", slack.app().token())
              .run();
      String failed = check.failed("rights in Slack");
      assertTrue(failed.contains("I lack a scope: usergroups:read."), failed);
      assertTrue(failed.contains("install the app again"), failed);
      assertEquals(1, check.lines("FAILS").size(), check.said());
    }
  }

  @Test
  void aListedChannelWithoutTheBotIsNamed() throws Exception {
    Checked check =
        checking()
            .with("LIGHTERMAN_CONFIG", sandbox.environment().getOrDefault("LIGHTERMAN_CONFIG", ""))
            .run();
    String failed = check.failed("C03RANDOM");
    assertTrue(failed.contains("I am not a member of C03RANDOM"), failed);
    assertTrue(failed.contains("/invite"), failed);
    assertEquals(1, check.lines("FAILS").size(), check.said());
  }

  @Test
  void whateverElseSlackRefusesIsSaidInItsWords() throws Exception {
    try (Face slack =
        Face.start(
            options(),
            request ->
                Response.json(200, Map.of("ok", false, "error", "team_access_not_granted")))) {
      Checked check =
          checking().with("SLACK_API_URL", slack.address().resolve("/api/").toString()).run();
      String failed = check.failed("Slack");
      assertTrue(failed.contains("Slack refuses what I asked"), failed);
      assertTrue(failed.contains("team_access_not_granted"), failed);
      assertEquals(13, check.lines("ok    ").size(), check.said());
    }
  }
}
