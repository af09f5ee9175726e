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
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What exists, according to Azure, the kubeconfig, the bot's records and the operator's file. */
public final class Inventory {
  /** The rights that a snapshot needs. */
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.Kubernetes/connectedClusters/read");

  private final Azure azure;
  private final Clusters clusters;
  private final Supplier<SiteSettings> file;
  private final Supplier<PolicySettings> policy;
  private final SiteVisibility visibility;
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
    this.cachedSnapshot = new LookupCache<>(clock, this::load);
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
    return load(intent.channel()).filter(visibility.of(intent));
  }

  private InventorySnapshot load(Channel channel) {
    ChannelScope scope = scope(channel);
    List<CloudRegistry> registries =
        azure.registries().list().stream()
            .filter(registry -> scope.admits(registry.name()))
            .sorted(Comparator.comparing(CloudRegistry::name))
            .toList();
    List<ConnectedRegistry> connected =
        registries.stream()
            .filter(CloudRegistry::premium)
            .flatMap(registry -> azure.connectedRegistries().list(registry.id()).stream())
            .sorted(Comparator.comparing(ConnectedRegistry::name))
            .toList();
    return new InventorySnapshot(sites(connected), registries, connected, List.of())
        .filter(scope::admits);
  }

  private List<Site> sites(List<ConnectedRegistry> connected) {
    List<String> contexts = clusters.contexts();
    List<ArcCluster> all = azure.clusters().list();
    var matching = new RegistryMatching(stored, all, connected);
    return all.stream()
        .map(cluster -> {
          SiteLabel siteLabel = SiteLabel.of(cluster, all, azure.subscriptions()::name);
          return site(cluster, siteLabel, matching, contexts);
        })
        .sorted(Comparator.comparing(Site::label))
        .toList();
  }

  private Site site(
      ArcCluster cluster, SiteLabel siteLabel, RegistryMatching matching, List<String> contexts) {
    boolean hasUniqueName = siteLabel.qualifier() == Qualifier.NAME;
    Optional<KnownSite> known = file.get().site(cluster.id(), hasUniqueName);
    var match = matching.of(cluster, known);
    return new Site(
        cluster,
        siteLabel,
        access(cluster.id(), hasUniqueName ? cluster.name() : null, known.orElse(null), contexts),
        known.orElse(null),
        match.id(),
        match.source());
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
