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
 * Which connected registry a site runs. Azure masks the connection string that would tell, so it is
 * what this bot deployed, else what the operator's file says, else the one named like the site. A
 * name that leaves a choice says nothing: it could be another's.
 */
record RegistryMatching(
    SiteRecords stored, List<ArcCluster> clusters, List<ConnectedRegistry> connected) {

  /** What was found, and how. */
  record Found(@Nullable ArmId id, Source source) {}

  Found of(ArcCluster cluster, Optional<KnownSite> known) {
    Optional<ArmId> deployed = stored.connectedRegistry(cluster.id()).filter(this::there);
    if (deployed.isPresent()) {
      return new Found(deployed.get(), Source.STORED);
    }
    Optional<KnownSite> written = known.filter(site -> site.connectedRegistry() != null);
    if (written.isPresent()) {
      return new Found(written(cluster, written.get()).orElse(null), Source.FILE);
    }
    return ConnectedRegistryName.near(cluster.name())
        .flatMap(name -> likeCluster(cluster, name))
        .map(id -> new Found(id, Source.BY_NAME))
        .orElse(new Found(null, Source.UNKNOWN));
  }

  private boolean there(ArmId id) {
    return connected.stream().anyMatch(each -> each.id().equals(id));
  }

  private Optional<ArmId> written(ArcCluster cluster, KnownSite known) {
    ConnectedRegistryName name = known.connectedRegistry();
    if (name == null) {
      return Optional.empty();
    }
    List<ArmId> those =
        named(name).stream()
            .filter(id ->
                known.registry() == null || known.registry().equalsIgnoreCase(id.parent().name()))
            .toList();
    return only(those).or(() -> only(near(cluster, those)));
  }

  /** Where others have the name as well, only within the cluster's own subscription. */
  private Optional<ArmId> likeCluster(ArcCluster cluster, ConnectedRegistryName name) {
    List<ArmId> namesakes =
        clusters.stream()
            .map(ArcCluster::id)
            .filter(id -> ConnectedRegistryName.near(id.name()).equals(Optional.of(name)))
            .toList();
    List<ArmId> those = named(name);
    if (namesakes.size() == 1 && those.size() == 1) {
      return only(those);
    }
    return near(cluster, namesakes).size() == 1 ? only(near(cluster, those)) : Optional.empty();
  }

  private List<ArmId> named(ConnectedRegistryName name) {
    return connected.stream()
        .filter(each -> each.name().equalsIgnoreCase(name.text()))
        .map(ConnectedRegistry::id)
        .toList();
  }

  private static List<ArmId> near(ArcCluster cluster, List<ArmId> ids) {
    return ids.stream()
        .filter(id -> id.subscription().equalsIgnoreCase(cluster.id().subscription()))
        .toList();
  }

  private static Optional<ArmId> only(List<ArmId> ids) {
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }
}
