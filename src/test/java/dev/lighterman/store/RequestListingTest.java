package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Details;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.Intent;
import dev.lighterman.request.ListedRequest;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanFormats;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.settings.StoreSettings;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What lists need of requests is read without their plans. */
@ParameterizedClass
@EnumSource
final class RequestListingTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Person AMINA = new Person("U01ASKER");
  private static final Channel EDGE_OPS = new Channel("C01EDGEOPS");
  private static final ArmId SITE =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "Store-104");
  private static final ArmId DEPLOYED =
      ArmId.of("2222", "cloud", "Microsoft.ContainerRegistry/registries", "myacr")
          .child("connectedRegistries", "store104");
  private static final RequestState WAITING =
      new RequestState.AwaitingApproval(new PlanHash("a".repeat(64)), NOW, NOW);
  private static final RequestState SUCCEEDED =
      new RequestState.Succeeded(new Authority.Policy("nights"), NOW, NOW.plusSeconds(7));

  private final StoreSettings settings;
  private Store store;
  private int asked;

  RequestListingTest(TestDatabase kind, @TempDir Path directory) {
    settings = kind.fresh(directory);
    store = open();
  }

  private Store open() {
    var format = new DetailsFormat("deploy", 1, Deployed.class);
    return Store.open(settings, new PlanJson(new PlanFormats(Map.of(), Map.of(), List.of(format))));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Details of a plan after which this connected registry is there, or none. */
  record Deployed(Optional<ArmId> connectedRegistryAfter) implements Details {
    @Override
    public RightsScope rightsScope() {
      return new RightsScope(null, null);
    }

    @Override
    public Map<String, String> labels() {
      return Map.of("ring", "canary");
    }
  }

  @Test
  void aRequestIsListedAsItIsWithoutItsPlan() {
    Request waiting = stored(Optional.of(DEPLOYED), Set.of(), WAITING);
    sql("UPDATE requests SET plan = 'not read'");

    ListedRequest listed = store.requests().listing().open().getFirst().readable().orElseThrow();
    assertEquals(ListedRequest.of(waiting), listed);
    assertEquals(1, store.requests().listing().open(EDGE_OPS));
    assertEquals(
        List.of(waiting.number()),
        store.requests().listing().recent(EDGE_OPS, 0, 20).stream()
            .map(RequestListing.Row::number)
            .toList());
  }

  @Test
  void whatEndedIsNotOpen() {
    stored(Optional.of(DEPLOYED), Set.of(), SUCCEEDED);

    assertEquals(List.of(), store.requests().listing().open());
    assertEquals(List.of(), store.requests().listing().openVersions());
  }

  @Test
  void whatRunsDidAtSitesIsToldTheNewestFirst() {
    stored(Optional.of(DEPLOYED), Set.of(), WAITING);
    RequestNumber deployed = stored(Optional.of(DEPLOYED), Set.of(), SUCCEEDED).number();
    var claim = new Claim(DEPLOYED.toString());
    RequestNumber removed = stored(Optional.empty(), Set.of(claim), SUCCEEDED).number();

    assertEquals(
        List.of(
            new RequestListing.Effect(removed, SITE, null, List.of(claim)),
            new RequestListing.Effect(deployed, SITE, DEPLOYED, List.of())),
        store.requests().listing().effects());
  }

  @Test
  void whenARunLastEndedIsKnown() {
    assertEquals(Optional.empty(), store.requests().listing().lastSettled());
    stored(Optional.of(DEPLOYED), Set.of(), SUCCEEDED);
    stored(Optional.of(DEPLOYED), Set.of(), WAITING);

    assertEquals(Optional.of(NOW.plusSeconds(7)), store.requests().listing().lastSettled());
  }

  @Test
  void theRequestsOfEarlierVersionsAreListedAfterTheNextStart() {
    Request waiting = stored(Optional.of(DEPLOYED), Set.of(), WAITING);
    stored(Optional.of(DEPLOYED), Set.of(), WAITING);
    sql("DELETE FROM request_listing");
    sql("UPDATE requests SET plan = 'of a newer version' WHERE number = 2");
    store.close();
    store = open();

    List<RequestListing.Row> rows = store.requests().listing().open();
    assertEquals(1, rows.size());
    assertEquals(ListedRequest.of(waiting), rows.getFirst().readable().orElseThrow());
  }

  private Request stored(Optional<ArmId> after, Set<Claim> claims, RequestState state) {
    var plan =
        new Plan(
            "deploy",
            SITE,
            "store-104",
            List.of(),
            List.of(),
            claims,
            new Deployed(after),
            List.of(),
            List.of());
    var intent = new Intent("deploy", List.of("store-104"), new LinkedHashMap<>(), AMINA, EDGE_OPS);
    return store
        .database()
        .inTransaction(transaction -> {
          Request request =
              store.requests().insert(transaction, intent, "key-" + ++asked, NOW).request();
          Request planned = request.planned(plan, state);
          store.requests().save(transaction, planned);
          return planned;
        });
  }

  private void sql(String statement) {
    store.database().transact(transaction -> transaction.handle().execute(statement));
  }
}
