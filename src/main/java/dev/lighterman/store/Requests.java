package dev.lighterman.store;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every request, open or ended. */
public final class Requests {
  private final Database database;
  private final PlanJson json;
  private final RequestRowMapper rows;

  Requests(Database database, PlanJson json) {
    this.database = database;
    this.json = json;
    this.rows = new RequestRowMapper(json);
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
  public Asking insert(Transaction transaction, Intent intent, String key, Instant now) {
    // SQLite counts on where nothing is inserted, too: people would see numbers that are none.
    boolean anew =
        asked(transaction, key).isEmpty()
            && new NewRequest(intent, key, now).insert(transaction, json);
    return new Asking(asked(transaction, key).orElseThrow(), anew);
  }

  /** The request, if there is one of this number. */
  public Optional<Request> find(RequestNumber number) {
    return database.inTransaction(transaction -> find(transaction, number));
  }

  /** The request as the transaction sees it, if there is one of this number. */
  public Optional<Request> find(Transaction transaction, RequestNumber number) {
    return select(transaction, "number = :value", number.number());
  }

  /** The request, its row taken: until the transaction ends nobody else decides about it. */
  public Optional<Request> lock(Transaction transaction, RequestNumber number) {
    String which = "number = :value" + transaction.dialect().lock();
    return select(transaction, which, number.number());
  }

  private Optional<Request> select(Transaction transaction, String which, Object value) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM requests WHERE " + which)
        .bind("value", value)
        .map(rows)
        .findOne();
  }

  /**
   * Keeps what a request has become.
   *
   * @throws IllegalStateException if somebody else changed it since it was read
   */
  public void save(Transaction transaction, Request request) {
    if (!update(transaction, request)) {
      throw new IllegalStateException(request.number() + " was changed by somebody else");
    }
  }

  private boolean update(Transaction transaction, Request request) {
    Plan plan = request.plan();
    return transaction
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
            .bind("plan", plan == null ? null : json.write(plan))
            .execute()
        == 1;
  }

  /** Every request that has not ended, the oldest first. */
  public List<Request> open() {
    return list("WHERE unended ORDER BY number", Map.of());
  }

  /** The newest requests, the newest first. */
  public List<Request> recent(int limit) {
    return list("ORDER BY number DESC LIMIT :limit", Map.of("limit", limit));
  }

  /** The newest requests of a channel, the newest first. */
  public List<Request> recent(Channel channel, int limit) {
    return list(
        "WHERE channel = :channel ORDER BY number DESC LIMIT :limit",
        Map.of("channel", channel.id(), "limit", limit));
  }

  /** How many requests of a channel have not ended. */
  public int open(Channel channel) {
    return database.inTransaction(transaction ->
        transaction
            .handle()
            .createQuery("SELECT COUNT(*) FROM requests WHERE unended AND channel = :channel")
            .bind("channel", channel.id())
            .mapTo(Integer.class)
            .one());
  }

  /** What was asked by this key, which makes an asking unique. */
  public Optional<Request> asked(String key) {
    return database.inTransaction(transaction -> asked(transaction, key));
  }

  private Optional<Request> asked(Transaction transaction, String key) {
    return select(transaction, "delivery = :value", key);
  }

  /** What was asked for a site, the newest first. */
  public List<Request> forSite(ArmId site) {
    return list("WHERE site = :site ORDER BY number DESC LIMIT 1000", Map.of("site", key(site)));
  }

  private List<Request> list(String which, Map<String, ?> values) {
    return database.inTransaction(transaction ->
        transaction
            .handle()
            .createQuery("SELECT * FROM requests " + which)
            .bindMap(values)
            .map(rows)
            .list());
  }

  private static String key(ArmId id) {
    return id.toString().toLowerCase(Locale.ROOT);
  }
}
