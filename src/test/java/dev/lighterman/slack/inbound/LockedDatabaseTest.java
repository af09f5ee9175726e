package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.BEN;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.slack.FixturePolicies;
import dev.lighterman.slack.SlackFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else writes to the database, and does not end. All that people do is acknowledged all
 * the same, in the time that Slack allows; what is not stored is said not to be taken.
 */
final class LockedDatabaseTest {
  private static final Map<String, ?> FILLED =
      Map.of("cluster-name", "store-114", "repository", List.of("store-114"));

  private static final String NOT_TAKEN = "Not taken, because my database is busy right now";

  private final Path directory;
  private final SlackFixture slack;

  LockedDatabaseTest(@TempDir Path directory) {
    this.directory = directory;
    slack = SlackFixture.inTime(directory, FixturePolicies.requiringReasons());
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void anAskerIsToldAndMayTryAgain() throws SQLException {
    try (Connection _ = held()) {
      slack.types(AMINA, EDGE_OPS, "deploy store-114");
      slack.ephemeralMessage(AMINA, NOT_TAKEN);
    }
    slack.types(AMINA, EDGE_OPS, "deploy store-114");

    slack.awaitState(AwaitingApproval.class);
    assertEquals(1, slack.store.requests().recent(10).size());
  }

  @Test
  void aTypedDecisionIsNotTaken() throws SQLException {
    plan();
    try (Connection _ = held()) {
      slack.types(BEN, EDGE_OPS, "approve R1 tested");
      slack.ephemeralMessage(BEN, NOT_TAKEN);
    }
    slack.awaitState(AwaitingApproval.class);
  }

  @Test
  void aWithdrawalIsAnsweredToThePersonWhoSaidThatItIsMeant() throws SQLException {
    slack.clicks(AMINA, plan(), "withdraw-asking");
    JsonNode question = slack.view(view -> view.get("user").asText().equals(AMINA));
    try (Connection _ = held()) {
      slack.submits(AMINA, question, Map.of());
      slack.ephemeralMessage(AMINA, NOT_TAKEN);
    }
    slack.awaitState(AwaitingApproval.class);
  }

  @Test
  void aFormStaysOpenAndSaysWhy() throws SQLException {
    slack.clicks(BEN, plan(), "approve-why");
    JsonNode form = slack.view(view -> view.get("user").asText().equals(BEN));
    try (Connection _ = held()) {
      String answer = slack.submits(BEN, form, Map.of("why", "tested")).toString();
      assertTrue(answer.contains(NOT_TAKEN), answer);
    }

    slack.submits(BEN, form, Map.of("why", "tested"));

    slack.awaitState(Succeeded.class);
  }

  /** Slack waits for both together, and for longer only where the one leaves time to the other. */
  @Test
  void aFormWhoseCheckTakesAllItsTimeIsAnsweredToo() throws SQLException {
    slack.types(AMINA, EDGE_OPS, "deploy");
    JsonNode form = slack.view(view -> view.at("/view/blocks").size() == 3);
    slack.searches(AMINA, form, "cluster-name", "114");
    slack.searches(AMINA, form, "repository", "114");
    try (Connection other = DriverManager.getConnection(StoreSettings.in(directory).jdbcUrl())) {
      slack.whileChecked.set(() -> {
        hold(other);
        awaitInterruption();
      });

      String answer = slack.submits(AMINA, form, FILLED).toString();

      assertTrue(answer.contains(NOT_TAKEN), answer);
    }
    assertEquals(List.of(), slack.store.requests().recent(1));
  }

  private static void awaitInterruption() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      throw new CancellationException();
    }
  }

  @Test
  void whoOnlyReadsIsAnsweredMeanwhile() throws SQLException {
    JsonNode plan = plan();
    try (Connection _ = held()) {
      slack.types(AMINA, EDGE_OPS, "list");
      slack.ephemeralMessage(AMINA, "203 sites");
      slack.clicks(BEN, plan, "plan");
      slack.ephemeralMessage(BEN, "full plan");
    }
  }

  /** Nothing shows an error beside a button, so the person is told. */
  @Test
  void aClickThatApprovesIsNotTakenAndMayBeRepeated(@TempDir Path other) throws SQLException {
    try (SlackFixture plain = SlackFixture.inTime(other, FixturePolicies.harbour())) {
      plain.types(AMINA, EDGE_OPS, "deploy store-114");
      JsonNode plan =
          plain.message(m -> m.path("blocks").toString().contains("\"action_id\":\"approve\""));
      try (Connection _ = held(other)) {
        plain.clicks(BEN, plan, "approve");
        plain.ephemeralMessage(BEN, NOT_TAKEN);
      }
      plain.awaitState(AwaitingApproval.class);

      plain.clicks(BEN, plan, "approve");

      plain.awaitState(Succeeded.class);
    }
  }

  @Test
  void anOrderToFreezeIsNotTakenAndMayBeRepeated() throws SQLException {
    try (Connection _ = held()) {
      slack.types(BEN, EDGE_OPS, "freeze on \"Black Friday\"");
      slack.ephemeralMessage(BEN, NOT_TAKEN);
    }
    assertEquals(List.of(), slack.store.freezes().inForce());

    slack.types(BEN, EDGE_OPS, "freeze on \"Black Friday\"");

    slack.said("froze all changes: Black Friday");
    assertEquals(1, slack.store.freezes().inForce().size());
  }

  private JsonNode plan() {
    slack.types(AMINA, EDGE_OPS, "deploy store-114");
    return slack.message(
        m -> m.path("blocks").toString().contains("\"action_id\":\"approve-why\""));
  }

  /** Another connection that holds the one write lock until it is closed. */
  private Connection held() throws SQLException {
    return held(directory);
  }

  private static Connection held(Path directory) throws SQLException {
    Connection connection = DriverManager.getConnection(StoreSettings.in(directory).jdbcUrl());
    hold(connection);
    return connection;
  }

  private static void hold(Connection connection) {
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("UPDATE wakes SET times = times");
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }
}
