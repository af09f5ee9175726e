package dev.lighterman.store;

import dev.lighterman.request.Decision;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.RecordedDecision;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The decisions of people. They are kept after they are applied, so that a repeated delivery is
 * recognized.
 */
public final class RecordedDecisions {
  private final Database database;

  RecordedDecisions(Database database) {
    this.database = database;
  }

  /** Stores a decision; false if its key was stored before. */
  public boolean add(Transaction transaction, RecordedDecision decision) {
    PlanHash plan = decision.plan();
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO decisions (delivery, verb, request, plan, person, channel, why, at, unended)
                VALUES (:key, :verb, :request, :plan, :person, :channel, :why, :at, TRUE)
                ON CONFLICT DO NOTHING\
                """)
            .bind("key", decision.key())
            .bind("verb", decision.decision().name())
            .bind("request", decision.number().number())
            .bind("plan", plan == null ? null : plan.text())
            .bind("person", decision.person().id())
            .bind("channel", decision.channel().id())
            .bind("why", decision.why())
            .bind("at", decision.at().toString())
            .execute()
        == 1;
  }

  /** The decision, if it is not applied yet. */
  public Optional<RecordedDecision> find(String key) {
    return database.read(transaction ->
        transaction
            .handle()
            .select("SELECT * FROM decisions WHERE delivery = ? AND unended", key)
            .map(RecordedDecisions::decision)
            .findOne());
  }

  /** Marks a decision as applied in the transaction; false if it already was. */
  public boolean end(Transaction transaction, String key) {
    String sql = "UPDATE decisions SET unended = FALSE WHERE delivery = ? AND unended";
    return transaction.handle().execute(sql, key) == 1;
  }

  private static RecordedDecision decision(ResultSet row, StatementContext context)
      throws SQLException {
    String plan = row.getString("plan");
    return new RecordedDecision(
        row.getString("delivery"),
        verb(row.getString("verb")),
        new RequestNumber(row.getInt("request")),
        plan == null ? null : new PlanHash(plan),
        new Person(row.getString("person")),
        new Channel(row.getString("channel")),
        row.getString("why"),
        Instant.parse(row.getString("at")));
  }

  private static Decision verb(String stored) {
    try {
      return Decision.valueOf(stored);
    } catch (IllegalArgumentException newer) {
      throw new UnreadableRow("no decision is called " + stored, newer);
    }
  }
}
