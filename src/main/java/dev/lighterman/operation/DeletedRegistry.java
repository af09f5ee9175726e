package dev.lighterman.operation;

import dev.lighterman.site.Site;
import dev.lighterman.site.SiteRecords.RecordedInstallation;
import java.util.Optional;

/** Finds the connected registry that a site ran until somebody deleted it in Azure. */
public final class DeletedRegistry {
  private DeletedRegistry() {}

  /**
   * The last deployment to a site whose connected registry is gone, and in whose place nothing was
   * installed: what else it made may still be there.
   */
  public static Optional<RecordedInstallation> of(OperationContext services, Site site) {
    return site.installation().certain()
        ? Optional.empty()
        : services.siteRecords().installations(site.id()).stream()
            .findFirst()
            .filter(last -> site.hasNoExtensionBut(last.connectedRegistry().name()))
            .filter(last ->
                services.azure().connectedRegistries().get(last.connectedRegistry()).isEmpty());
  }
}
