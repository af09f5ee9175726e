package dev.lighterman.site;

import static dev.lighterman.sandbox.azure.AzureFixture.SUBSCRIPTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.SeededAzure;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.FakeDetails;
import dev.lighterman.request.Intent;
import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.settings.Glob;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.People;
import dev.lighterman.settings.PolicyChannels;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.PolicySettings.ListedChannel;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.settings.SiteSettings.Reach;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's stores, as each channel and person may see them. */
final class InventoryTest {
  private static final Channel EDGE_OPS = new Channel("C01EDGEOPS");
  private static final Channel STORES = new Channel("C02STORES");
  private static final Channel LAB = new Channel("C03LAB");
  private static final Channel DIRECT = new Channel("D04AMINA");
  private static final Channel ELSEWHERE = new Channel("C05OTHER");
  private static final List<String> STORES_ALONE =
      List.of("store-101", "store-102", "store-103", "store-104");
  private static final List<String> ALL_SITES =
      List.of("kiosk-02", "myarck8scluster", "store-101", "store-102", "store-103", "store-104");

  private static final ArmId STORE_101 =
      SampleSites.cluster(SUBSCRIPTION, "edge-stores", "store-101");

  private final AzureFixture world = new AzureFixture(600);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  private final AtomicReference<SiteVisibility> visibility =
      new AtomicReference<>(_ -> (_, _) -> true);
  private final Azure azure;
  private final Store store;
  private final Clusters clusters;
  private final Inventory inventory;

  InventoryTest(@TempDir Path directory) throws IOException {
    Path kubeconfig =
        Files.writeString(
            directory.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            contexts:
              - {name: store-101, context: {cluster: c, user: u}}
              - {name: backroom, context: {cluster: c, user: u}}
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
            users: [{name: u, user: {token: t}}]
            """);
    var sites =
        new SiteSettings(
            Map.of(
                "store-102", known(null, "backroom"),
                "store-103", known(Reach.PROXY, null),
                "store-104", known(null, "nowhere"),
                "kiosk-02", known(Reach.NONE, "backroom")));
    var policy =
        new PolicySettings(
            List.of(
                PolicyChannels.listed(EDGE_OPS, People.NOBODY),
                PolicyChannels.showing(STORES, new Glob("store-*")),
                showingRegistry(LAB, "lab*")),
            List.of());
    azure = SeededAzure.connect(world, directory);
    store = Store.open(StoreSettings.in(directory), new PlanJson(FakeDetails.formats(Map.of())));
    clusters = new Clusters(new KubernetesSettings(kubeconfig), () -> sites);
    inventory =
        new Inventory(
            azure,
            clusters,
            () -> sites,
            () -> policy,
            intent -> visibility.get().of(intent),
            new SiteRecords(store.requests()),
            now::get);
  }

  @AfterEach
  void close() {
    clusters.close();
    store.close();
    world.close();
  }

  @Test
  void aChannelShowsItsSitesByNameWithWhatTheyRun() {
    InventorySnapshot seen = inventory.snapshot(in(EDGE_OPS));

    assertEquals(ALL_SITES, sites(seen));
    assertEquals(
        List.of("labregistry", "myacrregistry"),
        seen.registries().stream().map(CloudRegistry::name).toList());
    assertEquals(List.of("store101", "store102", "store103"), registries(seen.connected()));
    ArmId store101 = ArmId.of(AzureFixture.REGISTRY_PATH).child("connectedRegistries", "store101");
    assertEquals("store-101", seen.siteOf(store101).orElseThrow().name());
  }

  @Test
  void whatAChannelDoesNotShowIsHidden() {
    InventorySnapshot stores = inventory.snapshot(in(STORES));
    assertEquals(STORES_ALONE, sites(stores));
    assertEquals(List.of("store101", "store102", "store103"), registries(stores.connected()));

    InventorySnapshot lab = inventory.snapshot(in(LAB));
    assertEquals(ALL_SITES, sites(lab));
    assertEquals(
        List.of("labregistry"), lab.registries().stream().map(CloudRegistry::name).toList());
    assertEquals(List.of(), registries(lab.connected()));

    assertEquals(List.of(), sites(inventory.snapshot(in(ELSEWHERE))));
    assertEquals(ALL_SITES, sites(inventory.snapshot(in(DIRECT))));
    assertEquals(ALL_SITES, sites(inventory.everything(STORE_101)));
    assertEquals(2, inventory.everything(STORE_101).registries().size());
  }

  @Test
  void whatAPersonMayNotSeeIsHiddenFromThemWhereverTheyAsk() {
    visibility.set(_ -> (name, labels) -> "canary".equals(labels.get("ring")));

    InventorySnapshot canaries = inventory.snapshot(in(EDGE_OPS));
    assertEquals(List.of("store-101"), sites(canaries));
    assertEquals(List.of("store101"), registries(canaries.connected()));
    assertEquals(List.of("store102", "store103"), registries(canaries.hidden()));
    assertEquals(List.of("store-101"), sites(inventory.cachedSnapshot(in(EDGE_OPS))));
    assertEquals(ALL_SITES, sites(inventory.everything(STORE_101)));
  }

  @Test
  void aClusterIsReachedAsTheFileSaysElseByTheContextOfItsName() {
    InventorySnapshot seen = inventory.snapshot(in(EDGE_OPS));

    assertEquals(new ClusterAccess.Direct("store-101"), access(seen, "store-101"));
    assertEquals(new ClusterAccess.Direct("backroom"), access(seen, "store-102"));
    assertEquals(
        new ClusterAccess.Proxy(SampleSites.cluster(SUBSCRIPTION, "edge-stores", "store-103")),
        access(seen, "store-103"));
    assertEquals(new ClusterAccess.None(), access(seen, "store-104"));
    assertEquals(new ClusterAccess.None(), access(seen, "kiosk-02"));
    assertEquals(new ClusterAccess.None(), access(seen, "myarck8scluster"));
  }

  @Test
  void whatIsSearchedInMayBeSomeSecondsOld() {
    inventory.prefetch();
    assertEquals(ALL_SITES, sites(inventory.cachedSnapshot(in(EDGE_OPS))));
    long asked = requests();

    assertEquals(ALL_SITES, sites(inventory.cachedSnapshot(in(EDGE_OPS))));
    assertEquals(asked, requests(), "Azure is not asked again");

    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));
    inventory.cachedSnapshot(in(EDGE_OPS));
    assertTrue(requests() > asked);
  }

  @Test
  void aRegistrysRepositoriesAreListedForASearch() {
    CloudRegistry registry =
        azure.registries().get(ArmId.of(AzureFixture.REGISTRY_PATH)).orElseThrow();

    assertEquals(
        List.of("hello-world", "menu", "nginx", "pos"), inventory.cachedRepositories(registry));
  }

  private long requests() {
    return world.log.exchanges().size();
  }

  private static List<String> sites(InventorySnapshot snapshot) {
    return snapshot.sites().stream().map(Site::name).toList();
  }

  private static List<String> registries(List<ConnectedRegistry> registries) {
    return registries.stream().map(ConnectedRegistry::name).toList();
  }

  private static ClusterAccess access(InventorySnapshot seen, String name) {
    return seen.sites().stream()
        .filter(site -> site.name().equals(name))
        .map(Site::access)
        .findFirst()
        .orElseThrow();
  }

  private static Intent in(Channel channel) {
    return new Intent("list", List.of(), new LinkedHashMap<>(), new Person("U01ASKER"), channel);
  }

  private static KnownSite known(@Nullable Reach reach, @Nullable String context) {
    return new KnownSite(reach, null, null, null, null, context, null);
  }

  private static ListedChannel showingRegistry(Channel id, String registries) {
    return new ListedChannel(
        id,
        List.of(new Glob(registries)),
        List.of(),
        People.NOBODY,
        null,
        null,
        List.of(),
        People.NOBODY,
        Language.EN);
  }
}
