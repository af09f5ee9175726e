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
 * what this bot deployed, else what the operator's file says, else the one named like the site.
 */
final class WhichRegistry {
  private final StoredDeployments stored;

  WhichRegistry(StoredDeployments stored) {
    this.stored = stored;
  }

  /** What was found, and how. */
  record Found(@Nullable ArmId id, Source source) {}

  Found of(ArcCluster cluster, Optional<KnownSite> known, List<ConnectedRegistry> connected) {
    Optional<ArmId> deployed =
        stored.connectedRegistry(cluster.id()).filter(id -> there(id, connected));
    if (deployed.isPresent()) {
      return new Found(deployed.get(), Source.STORED);
    }
    Optional<ConnectedRegistryName> written =
        known.flatMap(site -> Optional.ofNullable(site.connectedRegistry()));
    if (written.isPresent()) {
      return new Found(named(written.get(), connected), Source.FILE);
    }
    ArmId byName =
        ConnectedRegistryName.near(cluster.name()).map(name -> named(name, connected)).orElse(null);
    return new Found(byName, byName == null ? Source.UNKNOWN : Source.BY_NAME);
  }

  private static boolean there(ArmId id, List<ConnectedRegistry> connected) {
    return connected.stream().anyMatch(each -> each.id().equals(id));
  }

  private static @Nullable ArmId named(
      ConnectedRegistryName name, List<ConnectedRegistry> connected) {
    return connected.stream()
        .filter(each -> each.name().equalsIgnoreCase(name.text()))
        .map(ConnectedRegistry::id)
        .findFirst()
        .orElse(null);
  }
}
