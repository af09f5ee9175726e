package dev.lighterman.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Details;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanFormats;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Refusal;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bot's own records say of what a site runs. */
final class SiteRecordsTest {
  private static final Person AMINA = new Person("U01ASKER");
  private static final ArmId STORE_1 = SampleSites.cluster("2222", "edge", "store-1");
  private static final ArmId STORE_2 = SampleSites.cluster("2222", "edge", "store-2");
  private static final ArmId ANNEX = SampleSites.connectedRegistry("annex");
  private static final ArmId BRANCH = SampleSites.connectedRegistry("branch");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Authority RULE = new Authority.Policy("nights");
  private static final RequestState SUCCEEDED = new RequestState.Succeeded(RULE, NOW, NOW);
  private static final RequestState.Halted HALTED =
      new RequestState.Halted(RULE, NOW, Direction.FORWARD, new Halt.Stopped(AMINA), NOW);
  private static final PlanHash HASH = new PlanHash("f".repeat(64));

  private final Store store;
  private final SiteRecords records;
  private int asked;

  SiteRecordsTest(@TempDir Path directory) {
    var format = new DetailsFormat("deploy", 1, Installing.class);
    store =
        Store.open(
            StoreSettings.in(directory),
            new PlanJson(new PlanFormats(Map.of(), Map.of(), List.of(format))));
    records = new SiteRecords(store.requests());
  }

  /** Details of a plan after which this connected registry is there, or none. */
  record Installing(Optional<ArmId> connectedRegistryAfter) implements Details {
    @Override
    public RightsScope rightsScope() {
      return new RightsScope(null, null);
    }

    @Override
    public Map<String, String> labels() {
      return Map.of();
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theDeploymentsToASiteAreToldTheNewestFirst() {
    RequestNumber first = installed(STORE_1, ANNEX, SUCCEEDED);
    RequestNumber second = installed(STORE_1, BRANCH, SUCCEEDED);
    installed(STORE_2, ANNEX, SUCCEEDED);

    assertEquals(List.of(second, first), installations());
    assertEquals(first, records.installation(STORE_1, ANNEX).orElseThrow().request());
    assertEquals(Optional.empty(), records.installation(STORE_2, BRANCH));
  }

  @Test
  void whatWasRemovedIsNoDeploymentAnyMoreUntilItIsDeployedAgain() {
    installed(STORE_1, ANNEX, SUCCEEDED);
    RequestNumber kept = installed(STORE_1, BRANCH, SUCCEEDED);
    removed(STORE_1, ANNEX, SUCCEEDED);
    assertEquals(List.of(kept), installations());

    RequestNumber again = installed(STORE_1, ANNEX, SUCCEEDED);
    assertEquals(List.of(again, kept), installations());
  }

  @Test
  void aRemovalThatDidNotSucceedMayHaveLeftItThere() {
    RequestNumber installing = installed(STORE_1, ANNEX, SUCCEEDED);
    removed(STORE_1, ANNEX, HALTED);
    removed(STORE_1, ANNEX, new RequestState.Left(AMINA, List.of(), NOW));

    assertEquals(List.of(installing), installations());
  }

  static List<RequestState> statesWithEffects() {
    return List.of(
        SUCCEEDED,
        new RequestState.Left(AMINA, List.of(), NOW),
        new RequestState.Running(RULE, NOW),
        HALTED,
        HALTED.undo(AMINA),
        HALTED.resume(NOW),
        new RequestState.AwaitingReapproval(HALTED, HASH, List.of(), NOW, NOW));
  }

  @ParameterizedTest
  @MethodSource("statesWithEffects")
  void whatBeganMayBeThere(RequestState state) {
    RequestNumber number = installed(STORE_1, ANNEX, state);

    assertEquals(List.of(number), installations());
    assertEquals(Optional.of(number), records.lastChange(STORE_1));
  }

  static List<RequestState> statesWithoutEffects() {
    return List.of(
        new RequestState.Planning(),
        new RequestState.Planning().refuse(Refusal.ourFault(), NOW),
        new RequestState.AwaitingApproval(HASH, NOW, NOW),
        new RequestState.Approved(HASH, RULE, NOW, null, null),
        new RequestState.Rejected(AMINA, "no", NOW),
        new RequestState.Expired(NOW),
        new RequestState.Withdrawn(AMINA, NOW),
        new RequestState.Superseded(new RequestNumber(9), List.of(), NOW),
        new RequestState.Undone(NOW));
  }

  @ParameterizedTest
  @MethodSource("statesWithoutEffects")
  void whatNeverBeganOrWasUndoneIsNotThere(RequestState state) {
    RequestNumber before = installed(STORE_1, BRANCH, SUCCEEDED);
    installed(STORE_1, ANNEX, state);

    assertEquals(List.of(before), installations());
    assertEquals(Optional.of(before), records.lastChange(STORE_1));
    assertEquals(Optional.empty(), records.lastChange(STORE_2));
  }

  private List<RequestNumber> installations() {
    return records.installations(STORE_1).stream()
        .map(SiteRecords.RecordedInstallation::request)
        .toList();
  }

  private RequestNumber installed(ArmId site, ArmId registry, RequestState state) {
    return stored(site, new Installing(Optional.of(registry)), Set.of(), state);
  }

  private RequestNumber removed(ArmId site, ArmId registry, RequestState state) {
    var claim = new Claim(registry.toString());
    return stored(site, new Installing(Optional.empty()), Set.of(claim), state);
  }

  private RequestNumber stored(ArmId site, Details details, Set<Claim> claims, RequestState state) {
    var plan =
        new Plan(
            "deploy",
            site,
            site.name(),
            List.of(),
            List.of(),
            claims,
            details,
            List.of(),
            List.of());
    var intent =
        new Intent(
            "deploy",
            List.of(site.name()),
            new LinkedHashMap<>(),
            AMINA,
            new Channel("C01EDGEOPS"));
    return store
        .database()
        .inTransaction(transaction -> {
          Request request =
              store.requests().insert(transaction, intent, "key-" + ++asked, NOW).request();
          store.requests().save(transaction, request.planned(plan, state));
          return request.number();
        });
  }
}
