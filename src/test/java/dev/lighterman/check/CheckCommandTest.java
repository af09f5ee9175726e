package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.catalogue.Operations;
import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.settings.InvalidSettingsException;
import dev.lighterman.settings.Settings;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lighterman check} prints for connections that work and for those that don't. */
final class CheckCommandTest {
  @SuppressWarnings("NullAway.Init")
  private static Sandbox sandbox;

  @TempDir private Path directory;

  @BeforeAll
  static void begin() {
    sandbox = Sandbox.start(SandboxOptions.forTests());
  }

  @AfterAll
  static void end() {
    sandbox.close();
  }

  private CheckFixture fixture() throws IOException {
    return CheckFixture.in(sandbox, directory);
  }

  @Test
  void whatWorksIsOk() throws Exception {
    CheckResult check = fixture().run();
    assertEquals(0, check.exitCode(), check.output());
    assertEquals(List.of(), check.lines("FAILS"));
    assertEquals(List.of(), check.lines("note"));
    assertEquals(19, check.lines("ok    ").size(), check.output());
    assertTrue(check.output().contains("1 subscription, 2 registries, 6 clusters"), check.output());
  }

  @Test
  void aWrongAzureSecretFailsWithARemedy() throws Exception {
    CheckResult check = fixture().with("AZURE_CLIENT_SECRET", "not-it-at-all").run();
    String failed = check.failed("Azure");
    assertTrue(failed.contains("Check AZURE_TENANT_ID, AZURE_CLIENT_ID and"), failed);
    assertEquals(3, check.lines("FAILS").size(), check.output());
    assertEquals(14, check.lines("ok    ").size(), check.output());
  }

  @Test
  void aSubscriptionThatIsNotVisibleIsNamed() throws Exception {
    String unseen = "99999999-9999-9999-9999-999999999999";
    String seen = sandbox.environment().getOrDefault("AZURE_SUBSCRIPTION_ID", "");
    CheckResult check = fixture().with("AZURE_SUBSCRIPTION_ID", seen + "," + unseen).run();
    String failed = check.failed("Azure");
    assertTrue(failed.contains("does not show me the subscription " + unseen), failed);
    assertTrue(failed.contains("Check AZURE_SUBSCRIPTION_ID"), failed);
  }

  @Test
  void anOpenRequestThatThisVersionCannotReadIsNamed() throws Exception {
    CheckFixture fixture = fixture();
    StoreSettings settings = fixture.settings().store();
    Store.open(settings, new PlanJson(Operations.planFormats())).close();
    try (var connection = DriverManager.getConnection(settings.jdbcUrl());
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO requests (version, delivery, operation, asked, unended, intent, state)"
              + " VALUES (1, 'key', 'deploy', '2026-11-24T12:00:00Z', TRUE, '{}', '{}')");
    }

    CheckResult check = fixture.run();

    String failed = check.failed("requests");
    assertTrue(failed.contains("can’t read the open request R1 in this version"), failed);
    assertTrue(failed.contains("Start the version that wrote it"), failed);
    assertEquals(1, check.exitCode(), check.output());
  }

  @Test
  void aDirectoryInUseIsSkippedAndTheRestIsChecked() throws Exception {
    CheckFixture fixture = fixture();
    Settings settings = fixture.settings();
    try (var _ = Store.open(settings.store(), new PlanJson(Operations.planFormats()))) {
      CheckResult check = fixture.run();
      String noted = check.lines("note").getFirst();
      assertTrue(noted.contains("Another Lighterman uses this folder"), noted);
      assertTrue(noted.contains("I did not open the database"), noted);
      assertEquals(0, check.exitCode(), check.output());
      assertEquals(18, check.lines("ok    ").size(), check.output());
    }
  }

  @Test
  void aChangedRowOfTheAuditIsNamed() throws Exception {
    CheckFixture fixture = fixture();
    StoreSettings settings = fixture.settings().store();
    Store.open(settings, new PlanJson(Operations.planFormats())).close();
    try (var connection = DriverManager.getConnection(settings.jdbcUrl());
        var statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO audit VALUES (1, NULL, 'forged', 'hash')");
      statement.executeUpdate("UPDATE audit_head SET position = 1, hash = 'hash'");
    }

    CheckResult check = fixture.run();

    String failed = check.failed("audit");
    assertTrue(failed.contains("Row 1 of the audit was changed or is missing"), failed);
    assertEquals(1, check.exitCode(), check.output());
  }

  @Test
  void aDatabaseThatIsDownFailsAndTheRestIsChecked() throws Exception {
    CheckResult check =
        fixture().with("LIGHTERMAN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/lighterman").run();
    String failed = check.failed("database");
    assertTrue(failed.contains("jdbc:postgresql://127.0.0.1:1/lighterman does not open"), failed);
    assertTrue(failed.contains("See that it runs, can be reached from here"), failed);
    assertEquals(17, check.lines("ok    ").size(), check.output());
  }

  @Test
  void aWrongDatabasePasswordFailsWithARemedy() throws Exception {
    try (var postgres = new RejectingPostgres()) {
      CheckResult check = fixture().with("LIGHTERMAN_DATABASE_URL", postgres.url()).run();
      String failed = check.failed("database");
      assertTrue(failed.contains("password authentication failed"), failed);
      assertTrue(failed.contains("Check LIGHTERMAN_DATABASE_USER and"), failed);
    }
  }

  @Test
  void anUnreadableKubeconfigFailsWithARemedy() throws Exception {
    for (String broken : List.of("", "{contexts: [", "contexts: {a: b}")) {
      Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), broken);
      CheckResult check = fixture().with("KUBECONFIG", kubeconfig.toString()).run();
      String failed = check.failed("kubeconfig");
      assertTrue(failed.contains("Set KUBECONFIG to a kubeconfig file"), failed);
      assertEquals(1, check.lines("FAILS").size(), check.output());
    }
  }

  @Test
  void aContextWithoutClusterIsNamed() throws Exception {
    Path kubeconfig =
        Files.writeString(
            directory.resolve("kubeconfig"),
            "contexts: [{name: nowhere, context: {cluster: gone, user: nobody}}]");
    CheckResult check = fixture().with("KUBECONFIG", kubeconfig.toString()).run();
    check.failed("nowhere");
    assertEquals(1, check.lines("FAILS").size(), check.output());
  }

  @Test
  void aFileWithoutCertificatesIsReportedWithAllOtherProblems() throws Exception {
    Path file = Files.writeString(directory.resolve("ca.pem"), "no certificate");
    CheckFixture fixture =
        fixture().with("LIGHTERMAN_CA_FILE", file.toString()).with("LIGHTERMAN_PORT", "80800");
    try {
      fixture.settings();
    } catch (InvalidSettingsException problems) {
      assertEquals(
          List.of(
              "LIGHTERMAN_CA_FILE names " + file + ", which holds no certificates in PEM.",
              "LIGHTERMAN_PORT is not a port from 0 to 65535: 80800."),
          problems.problems());
      return;
    }
    throw new AssertionError("such a file is no certificate");
  }

  @Test
  void aWrongSlackTokenFailsWithARemedy() throws Exception {
    CheckResult check = fixture().with("SLACK_BOT_TOKEN", "xoxb-not-it-at-all").run();
    String failed = check.failed("Slack");
    assertTrue(failed.contains("Set SLACK_BOT_TOKEN to the app’s current bot token"), failed);
    assertEquals(14, check.lines("ok    ").size(), check.output());
  }

  @Test
  void aMissingSlackScopeIsNamed() throws Exception {
    BotApp app = BotApp.lighterman();
    List<String> fewer =
        app.scopes().stream().filter(scope -> !scope.equals("usergroups:read")).toList();
    try (SlackServer slack =
        SlackServer.start(slackOptions(), app.withScopes(fewer), InstantSource.system())) {
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
  void anyOtherErrorOfSlackIsQuoted() throws Exception {
    try (SimulatedServer slack =
        SimulatedServer.start(
            slackOptions(),
            request ->
                ServerResponse.json(
                    200, Map.of("ok", false, "error", "team_access_not_granted")))) {
      CheckResult check =
          fixture().with("SLACK_API_URL", slack.address().resolve("/api/").toString()).run();
      String failed = check.failed("Slack");
      assertTrue(failed.contains("Slack refuses what I asked"), failed);
      assertTrue(failed.contains("team_access_not_granted"), failed);
      assertEquals(14, check.lines("ok    ").size(), check.output());
    }
  }

  private static ServerOptions slackOptions() {
    return ServerOptions.plain("slack", 0, new ActiveFaults(), new RequestLog());
  }
}
