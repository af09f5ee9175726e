package dev.lighterman.site;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.SiteVisibility.VisibleSites;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there was at one look: everything that a channel may speak of.
 *
 * @param registries the cloud registries, by name
 * @param connected their connected registries
 * @param hidden those that are not to be spoken of; their names and places are taken all the same
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

  /** The same without the sites that are not to be seen, and what only they run. */
  InventorySnapshot only(VisibleSites visibleSites) {
    Map<Boolean, List<ConnectedRegistry>> shown =
        connected.stream().collect(Collectors.partitioningBy(each -> shows(each, visibleSites)));
    return new InventorySnapshot(
        sites.stream().filter(site -> visibleSites.isVisible(site.name(), site.labels())).toList(),
        registries,
        shown.getOrDefault(true, List.of()),
        Stream.concat(hidden.stream(), shown.getOrDefault(false, List.of()).stream()).toList());
  }

  /** One whose site nobody knows goes by its own name. */
  private boolean shows(ConnectedRegistry one, VisibleSites visibleSites) {
    return siteOf(one.id())
        .map(site -> visibleSites.isVisible(site.name(), site.labels()))
        .orElseGet(() -> visibleSites.isVisible(one.name(), Map.of()));
  }

  /** The connected registries of one cloud registry that are to be seen. */
  public List<ConnectedRegistry> of(CloudRegistry registry) {
    return of(registry, connected.stream());
  }

  /** All connected registries of one cloud registry, which take names and places in it. */
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

  /** The site that runs a connected registry, if that is known. */
  public Optional<Site> siteOf(ArmId connectedRegistry) {
    return sites.stream()
        .filter(each -> connectedRegistry.equals(each.connectedRegistry()))
        .findFirst();
  }
}
