package dev.lighterman.store;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** Every request, open or ended. */
public final class Requests {
  private final Database database;
  private final PlanJson json;

  Requests(Database database, PlanJson json) {
    this.database = database;
    this.json = json;
  }

  /**
   * What came of asking.
   *
   * @param anew false if the same was asked before
   */
  public record Asking(Request request, boolean anew) {}

  /**
   * A new request in {@link RequestState.Planning}; the one that is there, if {@code key} asked
   * before.
   *
   * @param key what makes this asking unique, such as Slack's trigger id
   */
  public Asking ask(Transaction transaction, Intent intent, String key, Instant now) {
    boolean anew = insert(transaction, intent, key, now);
    Request request =
        transaction
            .handle()
            .createQuery("SELECT * FROM requests WHERE delivery = :key")
            .bind("key", key)
            .map(this::request)
            .one();
    return new Asking(request, anew);
  }

  private boolean insert(Transaction transaction, Intent intent, String key, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO requests (version, delivery, operation, asked, unended, intent, state)
                VALUES (1, :key, :operation, :asked, TRUE, :intent, :state)
                ON CONFLICT (delivery) DO NOTHING\
                """)
            .bind("key", key)
            .bind("operation", intent.operation())
            .bind("asked", now.toString())
            .bind("intent", json.write(intent))
            .bind("state", json.write(new RequestState.Planning()))
            .execute()
        == 1;
  }

  /** The request, if there is one of this number. */
  public Optional<Request> find(RequestNumber number) {
    return database.inTransaction(transaction -> find(transaction, number));
  }

  /** The request as the transaction sees it, if there is one of this number. */
  public Optional<Request> find(Transaction transaction, RequestNumber number) {
    return select(transaction, number, "");
  }

  /** The request, its row taken: until the transaction ends nobody else decides about it. */
  public Optional<Request> lock(Transaction transaction, RequestNumber number) {
    return select(transaction, number, transaction.dialect().lock());
  }

  private Optional<Request> select(Transaction transaction, RequestNumber number, String lock) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM requests WHERE number = :number" + lock)
        .bind("number", number.number())
        .map(this::request)
        .findOne();
  }

  /**
   * Keeps what a request has become.
   *
   * @throws IllegalStateException if somebody else changed it since it was read
   */
  public void save(Transaction transaction, Request request) {
    Plan plan = request.plan();
    Update update =
        transaction
            .handle()
            .createUpdate(
                """
                UPDATE requests
                SET version = :version, site = :site, unended = :unended, state = :state,
                  plan = :plan
                WHERE number = :number AND version = :version - 1\
                """)
            .bind("number", request.number().number())
            .bind("version", request.version())
            .bind("site", plan == null ? null : key(plan.site()))
            .bind("unended", !request.state().ended())
            .bind("state", json.write(request.state()))
            .bind("plan", plan == null ? null : json.write(plan));
    if (update.execute() != 1) {
      throw new IllegalStateException(request.number() + " was changed by somebody else");
    }
  }

  /** Every request that has not ended, the oldest first. */
  public List<Request> open() {
    return list("WHERE unended ORDER BY number", "", 1_000_000);
  }

  /** The newest requests, the newest first. */
  public List<Request> recent(int limit) {
    return list("ORDER BY number DESC", "", limit);
  }

  /** What was asked for a site, the newest first. */
  public List<Request> forSite(ArmId site) {
    return list("WHERE site = :site ORDER BY number DESC", key(site), 1000);
  }

  private List<Request> list(String which, String site, int limit) {
    return database.inTransaction(transaction ->
        transaction
            .handle()
            .createQuery("SELECT * FROM requests " + which + " LIMIT :limit")
            .bind("limit", limit)
            .bind("site", site)
            .map(this::request)
            .list());
  }

  private Request request(ResultSet row, StatementContext context) throws SQLException {
    int parent = row.getInt("parent");
    String plan = row.getString("plan");
    return new Request(
        new RequestNumber(row.getInt("number")),
        row.getInt("version"),
        json.read(row.getString("intent"), Intent.class),
        json.read(row.getString("state"), RequestState.class),
        plan == null ? null : json.read(plan, Plan.class),
        parent == 0 ? null : new RequestNumber(parent),
        Instant.parse(row.getString("asked")));
  }

  private static String key(ArmId id) {
    return id.toString().toLowerCase(Locale.ROOT);
  }
}
