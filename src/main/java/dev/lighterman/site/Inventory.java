package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.Reach;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Rights;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.value.Channel;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out what there is: from Azure, the kubeconfig, our own records and the operator's file. */
public final class Inventory {
  /** What it takes to look. */
  public static final Rights RIGHTS =
      Rights.arm(
          "Microsoft.ContainerRegistry/registries/read",
          "Microsoft.ContainerRegistry/registries/connectedRegistries/read",
          "Microsoft.Kubernetes/connectedClusters/read");

  private final Azure azure;
  private final Clusters clusters;
  private final Supplier<SiteSettings> file;
  private final ChannelScopes scopes;
  private final WhichRegistry which;
  private final Glance<Channel, Estate> lately;
  private final Glance<CloudRegistry, List<String>> repositories;

  public Inventory(
      Azure azure,
      Clusters clusters,
      Supplier<SiteSettings> file,
      ChannelScopes scopes,
      StoredDeployments stored,
      InstantSource clock) {
    this.azure = azure;
    this.clusters = clusters;
    this.file = file;
    this.scopes = scopes;
    this.which = new WhichRegistry(stored);
    this.lately = new Glance<>(clock, this::estate);
    this.repositories = new Glance<>(clock, azure.images()::repositories);
  }

  /** What a channel may speak of, and its defaults. */
  public Scope scope(Channel channel) {
    return scopes.of(channel);
  }

  /**
   * Everything that a channel may speak of, as it was a moment ago: to search in, not to act on.
   */
  public Estate lately(Intent intent) {
    return lately.at(intent.channel()).only(scopes.seenBy(intent));
  }

  /** Looks ahead, for who is about to search. */
  public void ahead(Channel channel) {
    lately.ahead(channel);
  }

  /** The names of a registry's repositories, as they were a moment ago. */
  public List<String> repositoriesLately(CloudRegistry registry) {
    return repositories.at(registry);
  }

  /** Everything that whoever asks may see, of what their channel may speak of, as it is now. */
  public Estate look(Intent intent) {
    return estate(intent.channel()).only(scopes.seenBy(intent));
  }

  private Estate estate(Channel channel) {
    Scope scope = scope(channel);
    List<CloudRegistry> registries =
        azure.registries().all().stream()
            .filter(registry -> scope.admits(registry.name()))
            .sorted(Comparator.comparing(CloudRegistry::name))
            .toList();
    List<ConnectedRegistry> connected =
        registries.stream()
            .filter(CloudRegistry::premium)
            .flatMap(registry -> azure.connectedRegistries().of(registry.id()).stream())
            .sorted(Comparator.comparing(ConnectedRegistry::name))
            .toList();
    List<String> contexts = clusters.contexts();
    List<Site> sites =
        azure.clusters().all().stream()
            .filter(cluster -> scope.admits(cluster.name(), cluster.tags()))
            .map(cluster -> site(cluster, connected, contexts))
            .sorted(Comparator.comparing(Site::name))
            .toList();
    return new Estate(sites, registries, connected);
  }

  private Site site(ArcCluster cluster, List<ConnectedRegistry> connected, List<String> contexts) {
    Optional<KnownSite> known = file.get().site(cluster.name());
    var found = which.of(cluster, known, connected);
    return new Site(
        cluster,
        reach(cluster, known.orElse(null), contexts),
        known.orElse(null),
        found.id(),
        found.source());
  }

  private static Reach reach(ArcCluster cluster, @Nullable KnownSite known, List<String> contexts) {
    if (known != null && known.reach() == SiteSettings.Reach.NONE) {
      return new Reach.None();
    }
    String context = known != null && known.context() != null ? known.context() : cluster.name();
    return contexts.contains(context) ? new Reach.Direct(context) : new Reach.None();
  }
}
