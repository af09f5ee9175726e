package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.kubernetes.ClusterAccess;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Rights;
import dev.lighterman.settings.PolicySettings;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.site.SiteLabel.Qualifier;
import dev.lighterman.site.SiteRecords.InstallingRequest;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What exists, according to Azure, the kubeconfig, the bot's records and the operator's file. */
public final class Inventory {
  /** The rights that a snapshot needs. */
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.Kubernetes/connectedClusters/read",
          "Microsoft.KubernetesConfiguration/extensions/read");

  private final Azure azure;
  private final Clusters clusters;
  private final Supplier<SiteSettings> file;
  private final Supplier<PolicySettings> policy;
  private final SiteVisibility visibility;
  private final InventoryReader reader;
  private final InventoryCache shared;
  private final LookupCache<CloudRegistry, List<String>> repositories;
  private final SiteRecords stored;

  public Inventory(
      Azure azure,
      Clusters clusters,
      Supplier<SiteSettings> file,
      Supplier<PolicySettings> policy,
      SiteVisibility visibility,
      SiteRecords stored,
      InstantSource clock) {
    this.azure = azure;
    this.clusters = clusters;
    this.file = file;
    this.policy = policy;
    this.visibility = visibility;
    this.reader = new InventoryReader(azure, clock);
    this.shared = new InventoryCache(clock, reader::read, stored::lastSettled);
    this.repositories = new LookupCache<>(clock, azure.images()::listRepositories);
    this.stored = stored;
  }

  /** How old the latest reading of Azure is; empty before the first. */
  public Optional<Duration> age() {
    return shared.age();
  }

  /** What a channel may show, and its defaults. */
  public ChannelScope scope(Channel channel) {
    PolicySettings current = policy.get();
    return new ChannelScope(
        channel.isDirect() ? current.channels() : current.channel(channel).stream().toList());
  }

  /**
   * Everything that both the channel may show and the asker may see, read after the call began: to
   * decide by. Of a large inventory, what runs on clusters may be some minutes old; see {@link
   * #confirmed}.
   */
  public InventorySnapshot snapshot(Intent intent) {
    return shown(shared.current(), intent);
  }

  /**
   * The same with one site's cluster asked anew what runs on it, if that may have been old.
   *
   * @param snapshot from {@link #snapshot}
   */
  public InventorySnapshot confirmed(InventorySnapshot snapshot, Intent intent, ArmId site) {
    return shared
        .latestLarge()
        .map(reading -> shown(asked(reading, site), intent))
        .orElse(snapshot);
  }

  /**
   * The same to show: of a large inventory up to some minutes old, and renewed for the next one.
   */
  public InventorySnapshot recentSnapshot(Intent intent) {
    return shown(shared.recent(), intent);
  }

  /** The same to search in with each typed letter. */
  public InventorySnapshot cachedSnapshot(Intent intent) {
    return shown(shared.searched(), intent);
  }

  /** Starts to read what will be searched soon. */
  public void prefetch() {
    shared.prefetch();
  }

  /** The names of a registry's repositories, up to some seconds old. */
  public List<String> cachedRepositories(CloudRegistry registry) {
    return repositories.get(registry);
  }

  /**
   * Everything, to make sure of what was decided already; never to be shown.
   *
   * @param site its cluster tells itself what runs on it
   */
  public InventorySnapshot everything(ArmId site) {
    AzureInventory reading = reader.read();
    return snapshot(reading.large() ? asked(reading, site) : reading, _ -> true);
  }

  private AzureInventory asked(AzureInventory reading, ArmId cluster) {
    return reading.with(cluster, azure.extensions().connectedRegistry(cluster));
  }

  private InventorySnapshot shown(AzureInventory reading, Intent intent) {
    ChannelScope scope = scope(intent.channel());
    return snapshot(reading, scope::admits).filter(scope::admits).filter(visibility.of(intent));
  }

  private InventorySnapshot snapshot(AzureInventory reading, Predicate<String> admitsRegistry) {
    List<CloudRegistry> registries = reading.registries(admitsRegistry);
    List<ConnectedRegistry> connected = reading.connected(registries);
    return new InventorySnapshot(
        sites(reading, connected),
        registries,
        connected,
        List.of(),
        shared.asOf(reading).orElse(null));
  }

  private List<Site> sites(AzureInventory reading, List<ConnectedRegistry> connected) {
    Set<String> contexts = Set.copyOf(clusters.contexts());
    Map<ArmId, SiteLabel> labels = SiteLabel.of(reading.clusters(), azure.subscriptions()::name);
    SiteSettings settings = file.get();
    Function<ArcCluster, Optional<KnownSite>> known =
        cluster -> settings.site(cluster.id(), hasUniqueName(labels.get(cluster.id())));
    Map<ArmId, List<InstallingRequest>> installing = stored.installingRequests();
    Map<ArmId, Installation> installations =
        RegistryMatching.of(
            reading.clusters(),
            connected,
            cluster -> installing.getOrDefault(cluster, List.of()),
            reading.extensions(),
            known);
    return reading.clusters().stream()
        .map(cluster ->
            site(
                cluster,
                Objects.requireNonNull(labels.get(cluster.id())),
                known.apply(cluster).orElse(null),
                Objects.requireNonNull(installations.get(cluster.id())),
                contexts))
        .sorted(Comparator.comparing(Site::name).thenComparing(Site::label))
        .toList();
  }

  private static boolean hasUniqueName(@Nullable SiteLabel label) {
    return label != null && label.qualifier() == Qualifier.NAME;
  }

  private static Site site(
      ArcCluster cluster,
      SiteLabel label,
      @Nullable KnownSite known,
      Installation installation,
      Set<String> contexts) {
    String uniqueName = hasUniqueName(label) ? cluster.name() : null;
    return new Site(
        cluster, label, access(cluster.id(), uniqueName, known, contexts), known, installation);
  }

  /**
   * How a cluster is reached. A context with the cluster's name is used only if no other cluster
   * has that name: else it could be the other cluster's, and the operator's file has to name one.
   *
   * @param uniqueName the cluster's name; null if other clusters have it as well
   */
  private static ClusterAccess access(
      ArmId cluster, @Nullable String uniqueName, @Nullable KnownSite known, Set<String> contexts) {
    if (known != null && known.reach() == SiteSettings.Reach.NONE) {
      return new ClusterAccess.None();
    }
    if (known != null && known.reach() == SiteSettings.Reach.PROXY) {
      return new ClusterAccess.Proxy(cluster);
    }
    String context = known != null && known.context() != null ? known.context() : uniqueName;
    return context != null && contexts.contains(context)
        ? new ClusterAccess.Direct(context)
        : new ClusterAccess.None();
  }
}
