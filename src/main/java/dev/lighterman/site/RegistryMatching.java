package dev.lighterman.site;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.site.Site.Source;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ConnectedRegistryName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the connected registry that a site runs. Azure masks the connection string that would tell,
 * so it is the one that this bot deployed, else the one in the operator's file, else the one named
 * like the site. An ambiguous name matches nothing, because it could be another site's.
 */
record RegistryMatching(
    SiteRecords stored, List<ArcCluster> clusters, List<ConnectedRegistry> connected) {

  /** The connected registry, null if none was found, and how it was found. */
  record Match(@Nullable ArmId id, Source source) {}

  Match of(ArcCluster cluster, Optional<KnownSite> known) {
    Optional<ArmId> deployed = stored.connectedRegistry(cluster.id()).filter(this::exists);
    if (deployed.isPresent()) {
      return new Match(deployed.get(), Source.STORED);
    }
    Optional<KnownSite> configured = known.filter(site -> site.connectedRegistry() != null);
    if (configured.isPresent()) {
      return new Match(configured(cluster, configured.get()).orElse(null), Source.FILE);
    }
    return ConnectedRegistryName.near(cluster.name())
        .flatMap(name -> byClusterName(cluster, name))
        .map(id -> new Match(id, Source.BY_NAME))
        .orElse(new Match(null, Source.UNKNOWN));
  }

  private boolean exists(ArmId id) {
    return connected.stream().anyMatch(each -> each.id().equals(id));
  }

  private Optional<ArmId> configured(ArcCluster cluster, KnownSite known) {
    ConnectedRegistryName name = known.connectedRegistry();
    if (name == null) {
      return Optional.empty();
    }
    List<ArmId> candidates =
        named(name).stream()
            .filter(id ->
                known.registry() == null || known.registry().equalsIgnoreCase(id.parent().name()))
            .toList();
    return single(candidates).or(() -> single(inSubscriptionOf(cluster, candidates)));
  }

  /** If several have the name, only those in the cluster's subscription count. */
  private Optional<ArmId> byClusterName(ArcCluster cluster, ConnectedRegistryName name) {
    List<ArmId> namesakes =
        clusters.stream()
            .map(ArcCluster::id)
            .filter(id -> ConnectedRegistryName.near(id.name()).equals(Optional.of(name)))
            .toList();
    List<ArmId> candidates = named(name);
    if (namesakes.size() == 1 && candidates.size() == 1) {
      return single(candidates);
    }
    return inSubscriptionOf(cluster, namesakes).size() == 1
        ? single(inSubscriptionOf(cluster, candidates))
        : Optional.empty();
  }

  private List<ArmId> named(ConnectedRegistryName name) {
    return connected.stream()
        .filter(each -> each.name().equalsIgnoreCase(name.text()))
        .map(ConnectedRegistry::id)
        .toList();
  }

  private static List<ArmId> inSubscriptionOf(ArcCluster cluster, List<ArmId> ids) {
    return ids.stream()
        .filter(id -> id.subscription().equalsIgnoreCase(cluster.id().subscription()))
        .toList();
  }

  private static Optional<ArmId> single(List<ArmId> ids) {
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }
}
