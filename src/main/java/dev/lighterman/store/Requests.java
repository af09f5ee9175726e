package dev.lighterman.store;

import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.StatementContext;

/** All requests, open and ended. */
public final class Requests {
  private final Database database;
  private final PlanJson json;
  private final RequestListing listing;

  Requests(Database database, PlanJson json) {
    this.database = database;
    this.json = json;
    this.listing = new RequestListing(database, json);
  }

  /** The same requests, read without their plans. */
  public RequestListing listing() {
    return listing;
  }

  /**
   * The result of {@link #insert}.
   *
   * @param anew false if a request with the same key existed
   */
  public record Asking(Request request, boolean anew) {}

  /**
   * Inserts a request in {@link RequestState.Planning}, or finds the existing one with the same
   * key.
   *
   * @param key the idempotency key, such as Slack's trigger id
   */
  public Asking insert(Transaction transaction, Intent intent, String key, Instant now) {
    // Select first: in SQLite an insert that conflicts also uses up a request number.
    boolean anew = asked(transaction, key).isEmpty() && insertNew(transaction, intent, key, now);
    Request request = asked(transaction, key).orElseThrow();
    if (anew) {
      listing.save(transaction, request);
    }
    return new Asking(request, anew);
  }

  private boolean insertNew(Transaction transaction, Intent intent, String key, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO requests (version, delivery, operation, channel, asked, unended, intent,
                  state)
                VALUES (1, :key, :operation, :channel, :asked, TRUE, :intent, :state)
                ON CONFLICT (delivery) DO NOTHING\
                """)
            .bind("key", key)
            .bind("operation", intent.operation())
            .bind("channel", intent.channel().id())
            .bind("asked", now.toString())
            .bind("intent", json.write(intent))
            .bind("state", json.write(new RequestState.Planning()))
            .execute()
        == 1;
  }

  /**
   * The request with this number.
   *
   * @throws UnreadableRow if this version does not know what is in its row
   */
  public Optional<Request> find(RequestNumber number) {
    return database.read(transaction -> find(transaction, number));
  }

  /** The hash of the plan that a request has now; empty if there is no request or no plan. */
  public Optional<PlanHash> planHash(RequestNumber number) {
    return find(number).filter(request -> request.plan() != null).map(Request::planHash);
  }

  /** The request with this number, as the transaction sees it. */
  public Optional<Request> find(Transaction transaction, RequestNumber number) {
    return select(transaction, "number = :value", number.number());
  }

  /** The request with this number, its row locked until the transaction ends. */
  public Optional<Request> lock(Transaction transaction, RequestNumber number) {
    String where = "number = :value" + transaction.dialect().lock();
    return select(transaction, where, number.number());
  }

  private Optional<Request> select(Transaction transaction, String where, Object value) {
    return transaction
        .handle()
        .createQuery("SELECT * FROM requests WHERE " + where)
        .bind("value", value)
        .map(this::request)
        .findOne();
  }

  /**
   * Saves a changed request.
   *
   * @throws IllegalStateException if another transaction changed it since it was read
   */
  public void save(Transaction transaction, Request request) {
    if (!update(transaction, request)) {
      throw new IllegalStateException(request.number() + " was changed by somebody else");
    }
    listing.save(transaction, request);
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

  /** Saves to whom a request was handed over; its row must be locked. */
  public void saveOwners(Transaction transaction, Request request) {
    transaction
        .handle()
        .execute(
            "UPDATE requests SET owners = ? WHERE number = ?",
            json.write(request.owners()),
            request.number().number());
    listing.save(transaction, request);
  }

  /** Saves what is wrong at the site of a halted request; its row must be locked. */
  public void saveDiagnosis(Transaction transaction, Request request) {
    transaction
        .handle()
        .execute(
            "UPDATE requests SET state = ? WHERE number = ?",
            json.write(request.state()),
            request.number().number());
  }

  /** All requests that have not ended and that this version can read, the oldest first. */
  public List<Request> open() {
    return StoredRequest.readable(openAnywhere());
  }

  /** All requests that have not ended, the oldest first. */
  public List<StoredRequest> openAnywhere() {
    return list("WHERE unended ORDER BY number", Map.of());
  }

  /** The newest requests that this version can read, the newest first. */
  public List<Request> recent(int limit) {
    return StoredRequest.readable(
        list("ORDER BY number DESC LIMIT :limit", Map.of("limit", limit)));
  }

  /** The numbers of a channel's requests, ended or not, the newest first. */
  public List<RequestNumber> numbers(Channel channel) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                "SELECT number FROM requests WHERE channel = :channel ORDER BY number DESC")
            .bind("channel", channel.id())
            .mapTo(Integer.class)
            .map(RequestNumber::new)
            .list());
  }

  /** Requests by their numbers, in the same order. */
  public List<StoredRequest> all(List<RequestNumber> numbers) {
    return database.read(
        transaction -> numbers.stream().map(number -> stored(transaction, number)).toList());
  }

  /** The numbers of all requests that have not ended, the oldest first. */
  List<RequestNumber> openNumbers(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT number FROM requests WHERE unended ORDER BY number")
        .mapTo(Integer.class)
        .map(RequestNumber::new)
        .list();
  }

  /** The number of requests that have not ended. */
  public int countOpen() {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT COUNT(*) FROM requests WHERE unended")
            .mapTo(Integer.class)
            .one());
  }

  /** The request with this idempotency key. */
  public Optional<Request> asked(String key) {
    return database.read(transaction -> asked(transaction, key));
  }

  /** The same, as the transaction sees it. */
  public Optional<Request> asked(Transaction transaction, String key) {
    return select(transaction, "delivery = :value", key);
  }

  /** The requests for a site that this version can read, the newest first. */
  public List<Request> forSite(ArmId site) {
    return StoredRequest.readable(
        list("WHERE site = :site ORDER BY number DESC LIMIT 1000", Map.of("site", key(site))));
  }

  /** The newest request for a site. */
  public Optional<StoredRequest> newest(ArmId site) {
    return list("WHERE site = :site ORDER BY number DESC LIMIT 1", Map.of("site", key(site)))
        .stream()
        .findFirst();
  }

  /**
   * The newest request for a site whose state is {@code wanted}. Only its plan is read; the others
   * are told by their states. A state that can't be read might be a wanted one, so it is the result
   * then.
   */
  public Optional<StoredRequest> newest(ArmId site, Predicate<RequestState> wanted) {
    return database.read(transaction ->
        firstInState(transaction, site, wanted).map(number -> stored(transaction, number)));
  }

  private Optional<RequestNumber> firstInState(
      Transaction transaction, ArmId site, Predicate<RequestState> wanted) {
    return transaction
        .handle()
        .createQuery("SELECT number, state FROM requests WHERE site = :site ORDER BY number DESC")
        .bind("site", key(site))
        .map((row, _) -> Map.entry(new RequestNumber(row.getInt("number")), row.getString("state")))
        .stream()
        .filter(row -> isUnreadableOr(wanted, row.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private boolean isUnreadableOr(Predicate<RequestState> wanted, String state) {
    try {
      return wanted.test(json.read(state, RequestState.class));
    } catch (UnreadableRow newer) {
      return true;
    }
  }

  /** Whether this version can read a request, its plan included. */
  public boolean isReadable(RequestNumber number) {
    return database.read(transaction -> stored(transaction, number) instanceof StoredRequest.Known);
  }

  private StoredRequest stored(Transaction transaction, RequestNumber number) {
    try {
      return new StoredRequest.Known(find(transaction, number).orElseThrow());
    } catch (UnreadableRow newer) {
      return new StoredRequest.Unreadable(number);
    }
  }

  private List<StoredRequest> list(String where, Map<String, ?> values) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT * FROM requests " + where)
            .bindMap(values)
            .map(this::stored)
            .list());
  }

  private StoredRequest stored(ResultSet row, StatementContext context) throws SQLException {
    try {
      return new StoredRequest.Known(request(row, context));
    } catch (UnreadableRow newer) {
      return new StoredRequest.Unreadable(new RequestNumber(row.getInt("number")));
    }
  }

  /**
   * Reads a row.
   *
   * @throws UnreadableRow if this version does not know what is in it
   */
  private Request request(ResultSet row, StatementContext context) throws SQLException {
    RequestNumber number = new RequestNumber(row.getInt("number"));
    int parent = row.getInt("parent");
    String plan = row.getString("plan");
    String owners = row.getString("owners");
    try {
      return new Request(
          number,
          row.getInt("version"),
          json.read(row.getString("intent"), Intent.class),
          json.read(row.getString("state"), RequestState.class),
          plan == null ? null : json.plan(plan),
          parent == 0 ? null : new RequestNumber(parent),
          Instant.parse(row.getString("asked")),
          owners == null ? List.of() : List.of(json.read(owners, Person[].class)));
    } catch (UnreadableRow newer) {
      throw newer.of(number);
    }
  }

  private static String key(ArmId id) {
    return id.toString().toLowerCase(Locale.ROOT);
  }
}
