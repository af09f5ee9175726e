package dev.lighterman.site;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.SiteVisibility.VisibleSites;
import dev.lighterman.value.ArmId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What existed at one moment, as far as it may be shown.
 *
 * @param registries the cloud registries, sorted by name
 * @param connected their connected registries
 * @param hidden connected registries that must not be shown, but whose names are taken and which
 *     count against their cloud registry's limit
 */
public record InventorySnapshot(
    List<Site> sites,
    List<CloudRegistry> registries,
    List<ConnectedRegistry> connected,
    List<ConnectedRegistry> hidden) {
  public InventorySnapshot {
    sites = List.copyOf(sites);
    registries = List.copyOf(registries);
    connected = List.copyOf(connected);
    hidden = List.copyOf(hidden);
  }

  /** The snapshot without the sites that are not visible, and without their registries. */
  InventorySnapshot filter(VisibleSites visibleSites) {
    Map<Boolean, List<ConnectedRegistry>> byVisibility =
        connected.stream()
            .collect(Collectors.partitioningBy(each -> isVisible(each, visibleSites)));
    return new InventorySnapshot(
        sites.stream().filter(site -> visibleSites.isVisible(site.name(), site.labels())).toList(),
        registries,
        byVisibility.getOrDefault(true, List.of()),
        Stream.concat(hidden.stream(), byVisibility.getOrDefault(false, List.of()).stream())
            .toList());
  }

  /** A connected registry whose site is unknown is treated like a site of its own name. */
  private boolean isVisible(ConnectedRegistry registry, VisibleSites visibleSites) {
    return siteOf(registry.id())
        .map(site -> visibleSites.isVisible(site.name(), site.labels()))
        .orElseGet(() -> visibleSites.isVisible(registry.name(), Map.of()));
  }

  /** The visible connected registries of a cloud registry. */
  public List<ConnectedRegistry> of(CloudRegistry registry) {
    return of(registry, connected.stream());
  }

  /** All connected registries of a cloud registry, the hidden ones included. */
  public List<ConnectedRegistry> allConnectedRegistriesOf(CloudRegistry registry) {
    return of(registry, Stream.concat(connected.stream(), hidden.stream()));
  }

  private static List<ConnectedRegistry> of(CloudRegistry registry, Stream<ConnectedRegistry> all) {
    return all.filter(each -> each.registry().equals(registry.id())).toList();
  }

  public Optional<ConnectedRegistry> connectedRegistry(ArmId id) {
    return connected.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  public Optional<CloudRegistry> registry(ArmId id) {
    return registries.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The site that runs a connected registry: the one that is known to, else by a guess. */
  public Optional<Site> siteOf(ArmId connectedRegistry) {
    return sites.stream()
        .filter(each -> connectedRegistry.equals(each.connectedRegistry()))
        .max(Comparator.comparing(each -> each.installation().certain()));
  }

  /** A site other than this one that is known to run a connected registry. */
  public Optional<Site> otherThatRuns(ArmId connectedRegistry, ArmId site) {
    return sites.stream()
        .filter(each -> !each.id().equals(site) && each.isKnownToRun(connectedRegistry))
        .findFirst();
  }

  /** A site other than this one that may run a connected registry, by a guess. */
  public Optional<Site> otherThatMayRun(ArmId connectedRegistry, ArmId site) {
    return sites.stream()
        .filter(each -> !each.id().equals(site))
        .filter(each -> connectedRegistry.equals(each.connectedRegistry()))
        .findFirst();
  }
}
