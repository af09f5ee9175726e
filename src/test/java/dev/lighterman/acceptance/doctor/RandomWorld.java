package dev.lighterman.acceptance.doctor;

import dev.lighterman.azure.Azure;
import dev.lighterman.catalogue.Operations;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.evidence.EvidenceReader;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.sandbox.azure.AzureFixture;
import dev.lighterman.sandbox.azure.AzureServer;
import dev.lighterman.sandbox.edge.EdgeSimulation;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerTls;
import dev.lighterman.sandbox.http.TrustingClients;
import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.registry.RegistryServers;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.RandomSites;
import dev.lighterman.sandbox.world.RandomSites.RandomSite;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.Tenant;
import dev.lighterman.sandbox.world.World;
import dev.lighterman.sandbox.world.WorldClock;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import dev.lighterman.settings.KubernetesSettings;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.store.PlanJson;
import dev.lighterman.store.Store;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Random sites in one simulated world without a bot and without Slack: the doctor's own reader asks
 * the servers over HTTP. Its time stands still unless it is moved.
 */
final class RandomWorld implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServerTls tls = TrustingClients.loopback();
  private final ActiveFaults faults = new ActiveFaults();
  private final WorldClock clock = new WorldClock(0.000_001);
  private final RandomSites seed;
  private final World world;
  private final KubernetesServer kubernetes;
  private final AzureServer server;
  private final RegistryServers registries;
  private final Store store;
  private final Clusters clusters;
  private final EvidenceReader reader;
  private final Inventory inventory;

  RandomWorld(RandomSites seed, Path directory) throws IOException {
    this.seed = seed;
    world = new World(clock, faults, new EventLog(clock), tenant(seed));
    world.runLocked(() -> seed.populate(world));
    var edge = new EdgeSimulation(world);
    kubernetes = KubernetesServer.start(options("kubernetes"), clock, world.eventLog(), edge);
    var tokens = JwtIssuer.inRealTime();
    server = AzureServer.start(options("azure"), world, tokens, edge);
    edge.start(kubernetes, seed.clusters(), "bearer");
    registries = RegistryServers.start(options("registry"), world, tokens);
    Path kubeconfig = directory.resolve("kubeconfig");
    Files.writeString(kubeconfig, kubernetes.kubeconfig(tls.caPem()));
    clusters = new Clusters(new KubernetesSettings(kubeconfig), () -> SiteSettings.NOTHING);
    Azure azure = Azure.connect(settings(directory));
    store = Store.open(StoreSettings.in(directory), new PlanJson(Operations.planFormats()));
    reader = new EvidenceReader(azure, clusters, store.requests());
    inventory =
        new Inventory(
            azure,
            clusters,
            () -> SiteSettings.NOTHING,
            () -> PolicySettings.NOTHING,
            _ -> (_, _) -> true,
            new SiteRecords(store.requests()),
            InstantSource.system());
  }

  private static Tenant tenant(RandomSites seed) {
    return new Tenant(
        AzureFixture.TENANT,
        seed.subscriptions(),
        principal(AzureFixture.CLIENT, ServicePrincipal.BOT_ACTIONS),
        principal("55555555-5555-5555-5555-555555555555", ServicePrincipal.PERSON_ACTIONS));
  }

  private static ServicePrincipal principal(String id, List<String> actions) {
    return new ServicePrincipal(id, id, AzureFixture.SECRET, actions);
  }

  private AzureSettings settings(Path directory) {
    var address = URI.create(server.address() + "/");
    return new AzureSettings(
        new AzureCredential.ClientSecret(
            AzureFixture.TENANT, AzureFixture.CLIENT, new Secret(AzureFixture.SECRET)),
        seed.subscriptions().stream().map(Tenant.Subscription::id).toList(),
        address,
        address,
        TrustingClients.file(tls, directory));
  }

  private ServerOptions options(String name) {
    return ServerOptions.plain(name, 0, faults, new RequestLog()).withTls(tls);
  }

  World world() {
    return world;
  }

  KubernetesServer kubernetes() {
    return kubernetes;
  }

  void advances(Duration by) {
    for (Duration left = by; left.isPositive(); left = left.minus(Duration.ofSeconds(30))) {
      clock.advance(Duration.ofSeconds(30));
    }
  }

  void breaks(SiteFault fault, RandomSite site) {
    if (fault == SiteFault.PROVIDER_UNREGISTERED) {
      registers(site, "NotRegistered");
    } else {
      faults.inject(fault.at(site));
    }
  }

  void mends(SiteFault fault, RandomSite site) {
    if (fault == SiteFault.PROVIDER_UNREGISTERED) {
      registers(site, "Registered");
    } else {
      faults.remove(fault.at(site));
    }
  }

  /** The fault of that name is about all subscriptions. */
  private void registers(RandomSite site, String state) {
    world.runLocked(() ->
        world.providers().set(site.subscription(), "Microsoft.KubernetesConfiguration", state));
  }

  /** The sites as the bot knows them, in the order of the seed. */
  List<Site> sites() {
    List<Site> known = inventory.everything(id(seed.sites().getFirst())).sites();
    return seed.sites().stream()
        .map(wanted ->
            known.stream().filter(each -> each.id().equals(id(wanted))).findFirst().orElseThrow())
        .toList();
  }

  private static ArmId id(RandomSite site) {
    return ArmId.of(site.cluster().arc().text());
  }

  /** What the doctor sees of a site; so much of the world's time has passed as was moved on. */
  SiteEvidence evidence(Site site) {
    clock.advance(Duration.ofSeconds(2));
    return reader.read(site, Instant.now().plus(clock.elapsed()), PATIENCE);
  }

  @Override
  public void close() {
    kubernetes.close();
    server.close();
    registries.close();
    clusters.close();
    store.close();
    clock.close();
  }
}
