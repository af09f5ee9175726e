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
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
  private final CoalescingLookup<Channel, InventorySnapshot> snapshots;
  private final LookupCache<Channel, InventorySnapshot> cachedSnapshot;
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
    this.snapshots = new CoalescingLookup<>(this::load);
    this.cachedSnapshot = new LookupCache<>(clock, snapshots::get);
    this.repositories = new LookupCache<>(clock, azure.images()::listRepositories);
    this.stored = stored;
  }

  /** What a channel may show, and its defaults. */
  public ChannelScope scope(Channel channel) {
    PolicySettings current = policy.get();
    return new ChannelScope(
        channel.isDirect() ? current.channels() : current.channel(channel).stream().toList());
  }

  /** Like {@link #snapshot}, but up to some seconds old: to search in, not to act on. */
  public InventorySnapshot cachedSnapshot(Intent intent) {
    return cachedSnapshot.get(intent.channel()).filter(visibility.of(intent));
  }

  /** Starts to load a snapshot that will be searched soon. */
  public void prefetch(Channel channel) {
    cachedSnapshot.prefetch(channel);
  }

  /** The names of a registry's repositories, up to some seconds old. */
  public List<String> cachedRepositories(CloudRegistry registry) {
    return repositories.get(registry);
  }

  /** Everything that both the channel may show and the asker may see, as it is now. */
  public InventorySnapshot snapshot(Intent intent) {
    return snapshots.get(intent.channel()).filter(visibility.of(intent));
  }

  /** Everything, to make sure of what was decided already; never to be shown. */
  public InventorySnapshot everything() {
    return read(_ -> true);
  }

  private InventorySnapshot load(Channel channel) {
    ChannelScope scope = scope(channel);
    return read(scope::admits).filter(scope::admits);
  }

  private InventorySnapshot read(Predicate<String> admitsRegistry) {
    List<CloudRegistry> registries =
        azure.registries().list().stream()
            .filter(registry -> admitsRegistry.test(registry.name()))
            .sorted(Comparator.comparing(CloudRegistry::name))
            .toList();
    List<ConnectedRegistry> connected =
        registries.stream()
            .filter(CloudRegistry::premium)
            .flatMap(registry -> azure.connectedRegistries().list(registry.id()).stream())
            .sorted(Comparator.comparing(ConnectedRegistry::name))
            .toList();
    return new InventorySnapshot(sites(connected), registries, connected, List.of());
  }

  private List<Site> sites(List<ConnectedRegistry> connected) {
    List<String> contexts = clusters.contexts();
    List<ArcCluster> all = azure.clusters().list();
    Map<ArmId, SiteLabel> labels =
        all.stream()
            .collect(
                Collectors.toMap(
                    ArcCluster::id,
                    cluster -> SiteLabel.of(cluster, all, azure.subscriptions()::name)));
    Function<ArcCluster, Optional<KnownSite>> known =
        cluster -> file.get().site(cluster.id(), hasUniqueName(labels.get(cluster.id())));
    Map<ArmId, Installation> installations =
        RegistryMatching.of(
            all,
            connected,
            stored::deployments,
            ExtensionListing.read(azure.extensions(), all),
            known);
    return all.stream()
        .map(cluster ->
            site(
                cluster,
                Objects.requireNonNull(labels.get(cluster.id())),
                known.apply(cluster).orElse(null),
                Objects.requireNonNull(installations.get(cluster.id())),
                contexts))
        .sorted(Comparator.comparing(Site::label))
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
      List<String> contexts) {
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
      ArmId cluster,
      @Nullable String uniqueName,
      @Nullable KnownSite known,
      List<String> contexts) {
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
