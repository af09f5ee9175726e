package dev.lighterman.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.ListedRequest.ListedPlan;
import dev.lighterman.request.Plan;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What lists and the inventory need of requests, read without their plans. */
public final class RequestListing {
  /** Of the requests of earlier versions, so many are read in one transaction. */
  private static final int BATCH = 100;

  private static final int CACHED_ROWS = 12_000;

  private final Database database;
  private final PlanJson json;

  /** Rows that were read before, since the same open requests are listed again and again. */
  private final Cache<Version, Row> rows =
      Caffeine.newBuilder().maximumSize(CACHED_ROWS).executor(Runnable::run).build();

  RequestListing(Database database, PlanJson json) {
    this.database = database;
    this.json = json;
  }

  /**
   * A row of a list.
   *
   * @param readable empty if this version can't read it
   */
  public record Row(RequestNumber number, Channel channel, Optional<ListedRequest> readable) {}

  /** A row changes with each of these. */
  private record Version(RequestNumber request, int version, @Nullable String owners) {}

  /**
   * What a request did at a site: it installed a connected registry, or removed what it claimed.
   *
   * @param installed null if it is a removal that succeeded
   */
  public record Effect(
      RequestNumber request, ArmId site, @Nullable ArmId installed, List<Claim> removed) {
    public Effect {
      removed = List.copyOf(removed);
    }
  }

  /** All requests that have not ended, the oldest first. */
  public List<Row> open() {
    return list("WHERE unended ORDER BY request", Map.of());
  }

  /**
   * Requests of a channel, the newest first.
   *
   * @param skipped how many of the newest are left out
   */
  public List<Row> recent(Channel channel, int skipped, int limit) {
    return list(
        "WHERE channel = :channel ORDER BY request DESC LIMIT :limit OFFSET :skipped",
        Map.of("channel", channel.id(), "limit", limit, "skipped", skipped));
  }

  /** A channel's requests that were refused, the newest first. */
  public List<ListedRequest> refused(Channel channel) {
    return list(
            """
            WHERE channel = :channel AND NOT unended AND plan IS NULL ORDER BY request DESC\
            """,
            Map.of("channel", channel.id()))
        .stream()
        .flatMap(row -> row.readable().stream())
        .filter(request -> request.state() instanceof RequestState.Refused)
        .toList();
  }

  /**
   * The version of each request that has not ended, the oldest first: two lists are equal if no
   * request has changed.
   */
  public List<String> openVersions() {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                "SELECT request, version, owners FROM request_listing WHERE unended ORDER BY request")
            .map((row, _) ->
                "%d/%d %s"
                    .formatted(
                        row.getInt("request"), row.getInt("version"), row.getString("owners")))
            .list());
  }

  /** When a run last ended or halted; empty if none ever did. */
  public Optional<Instant> lastSettled() {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT MAX(settled) FROM request_listing")
            .map((row, _) -> Optional.ofNullable(row.getString(1)).map(Instant::parse))
            .one());
  }

  /** What requests did at all sites, the newest first. */
  public List<Effect> effects() {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                """
                SELECT request, site, deployed, removed FROM request_listing
                WHERE deployed IS NOT NULL OR removed IS NOT NULL ORDER BY request DESC\
                """)
            .map((row, _) -> effect(row))
            .list());
  }

  private static Effect effect(ResultSet row) throws SQLException {
    String removed = row.getString("removed");
    return new Effect(
        new RequestNumber(row.getInt("request")),
        ArmId.of(row.getString("site")),
        Optional.ofNullable(row.getString("deployed")).map(ArmId::of).orElse(null),
        removed == null ? List.of() : removed.lines().map(Claim::new).toList());
  }

  private List<Row> list(String where, Map<String, ?> values) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery("SELECT * FROM request_listing " + where)
            .bindMap(values)
            .map(this::row)
            .list());
  }

  private Row row(ResultSet row, StatementContext context) throws SQLException {
    var number = new RequestNumber(row.getInt("request"));
    var version = new Version(number, row.getInt("version"), row.getString("owners"));
    Row known = rows.getIfPresent(version);
    if (known != null) {
      return known;
    }
    var channel = new Channel(row.getString("channel"));
    try {
      var readable = new Row(number, channel, Optional.of(listed(number, row)));
      rows.put(version, readable);
      return readable;
    } catch (UnreadableRow newer) {
      return new Row(number, channel, Optional.empty());
    }
  }

  private ListedRequest listed(RequestNumber number, ResultSet row) throws SQLException {
    String plan = row.getString("plan");
    String owners = row.getString("owners");
    return new ListedRequest(
        number,
        json.read(row.getString("intent"), Intent.class),
        json.read(row.getString("state"), RequestState.class),
        plan == null ? null : json.read(plan, ListedPlan.class),
        Instant.parse(row.getString("asked")),
        owners == null ? List.of() : List.of(json.read(owners, Person[].class)));
  }

  /** The number of requests of a channel that have not ended. */
  public int open(Channel channel) {
    return database.read(transaction ->
        transaction
            .handle()
            .createQuery(
                "SELECT COUNT(*) FROM request_listing WHERE unended AND channel = :channel")
            .bind("channel", channel.id())
            .mapTo(Integer.class)
            .one());
  }

  /** Writes the row of a request whose row was written just now. */
  void save(Transaction transaction, Request request) {
    Plan plan = request.plan();
    RequestState state = request.state();
    Optional<ArmId> after =
        Optional.ofNullable(plan).flatMap(each -> each.details().connectedRegistryAfter());
    Optional<ArmId> installed =
        Optional.ofNullable(plan).flatMap(each -> each.details().installs());
    boolean removed = after.isEmpty() && state instanceof RequestState.Succeeded;
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO request_listing (request, version, channel, asked, unended, intent, state,
              owners, plan, site, deployed, removed, settled)
            VALUES (:request, :version, :channel, :asked, :unended, :intent, :state, :owners,
              :plan, :site, :deployed, :removed, :settled)
            ON CONFLICT (request) DO UPDATE
            SET version = excluded.version, unended = excluded.unended, state = excluded.state,
              owners = excluded.owners, plan = excluded.plan, site = excluded.site,
              deployed = excluded.deployed,
              removed = excluded.removed,
              settled = COALESCE(excluded.settled, request_listing.settled)\
            """)
        .bind("request", request.number().number())
        .bind("version", request.version())
        .bind("channel", request.intent().channel().id())
        .bind("asked", request.asked().toString())
        .bind("unended", !state.ended())
        .bind("intent", json.write(request.intent()))
        .bind("state", json.write(state))
        .bind("owners", request.owners().isEmpty() ? null : json.write(request.owners()))
        .bind("plan", plan == null ? null : json.write(ListedPlan.of(plan)))
        .bind("site", plan == null ? null : plan.site().toString())
        .bind("deployed", state.hasEffects() ? installed.map(ArmId::toString).orElse(null) : null)
        .bind("removed", plan != null && removed ? subjects(plan) : null)
        .bind("settled", state.settled().map(Instant::toString).orElse(null))
        .execute();
  }

  private static String subjects(Plan plan) {
    return plan.claims().stream().map(Claim::subject).sorted().collect(Collectors.joining("\n"));
  }

  /** Adds those of requests that an earlier version wrote and that this version can read. */
  void complete(Requests requests) {
    List<RequestNumber> missing =
        database.read(transaction ->
            transaction
                .handle()
                .createQuery(
                    """
                    SELECT number FROM requests
                    WHERE number NOT IN (SELECT request FROM request_listing) ORDER BY number\
                    """)
                .mapTo(Integer.class)
                .map(RequestNumber::new)
                .list());
    for (int from = 0; from < missing.size(); from += BATCH) {
      List<RequestNumber> batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
      database.transact(
          transaction -> batch.forEach(each -> complete(transaction, requests, each)));
    }
  }

  private void complete(Transaction transaction, Requests requests, RequestNumber number) {
    try {
      requests.lock(transaction, number).ifPresent(request -> save(transaction, request));
    } catch (UnreadableRow newer) {
      // It stays for the version that can read it.
    }
  }
}
