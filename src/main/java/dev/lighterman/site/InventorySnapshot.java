package dev.lighterman.site;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.site.SiteVisibility.VisibleSites;
import dev.lighterman.value.ArmId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What existed at one moment, as far as it may be shown. It is searched by maps, since there may be
 * thousands of sites.
 */
public final class InventorySnapshot {
  private final List<Site> sites;
  private final List<CloudRegistry> registries;
  private final List<ConnectedRegistry> connected;
  private final List<ConnectedRegistry> hidden;
  private final Map<ArmId, CloudRegistry> registryById;
  private final Map<ArmId, ConnectedRegistry> connectedById;
  private final Map<ArmId, List<ConnectedRegistry>> visibleOf;
  private final Map<ArmId, List<ConnectedRegistry>> allOf;
  private final Map<ArmId, List<Site>> sitesOf;
  private final @Nullable Instant asOf;

  InventorySnapshot(
      List<Site> sites,
      List<CloudRegistry> registries,
      List<ConnectedRegistry> connected,
      List<ConnectedRegistry> hidden) {
    this(sites, registries, connected, hidden, null);
  }

  /**
   * A snapshot.
   *
   * @param registries the cloud registries, sorted by name
   * @param connected their connected registries
   * @param hidden connected registries that must not be shown, but whose names are taken and which
   *     count against their cloud registry's limit
   * @param asOf when it was read, if that is so long ago that people should know; else null
   */
  InventorySnapshot(
      List<Site> sites,
      List<CloudRegistry> registries,
      List<ConnectedRegistry> connected,
      List<ConnectedRegistry> hidden,
      @Nullable Instant asOf) {
    this.sites = List.copyOf(sites);
    this.registries = List.copyOf(registries);
    this.connected = List.copyOf(connected);
    this.hidden = List.copyOf(hidden);
    this.asOf = asOf;
    this.registryById = index(registries.stream(), CloudRegistry::id);
    this.connectedById = index(connected.stream(), ConnectedRegistry::id);
    this.visibleOf = connected.stream().collect(Collectors.groupingBy(ConnectedRegistry::registry));
    this.allOf =
        Stream.concat(connected.stream(), hidden.stream())
            .collect(Collectors.groupingBy(ConnectedRegistry::registry));
    this.sitesOf =
        sites.stream()
            .filter(site -> site.connectedRegistry() != null)
            .collect(
                Collectors.groupingBy(site -> Objects.requireNonNull(site.connectedRegistry())));
  }

  /** The first of each id. */
  private static <V> Map<ArmId, V> index(Stream<V> values, Function<V, ArmId> id) {
    return values.collect(Collectors.toMap(id, value -> value, (first, _) -> first));
  }

  public List<Site> sites() {
    return sites;
  }

  /** The cloud registries, sorted by name. */
  public List<CloudRegistry> registries() {
    return registries;
  }

  /** The connected registries that may be shown. */
  public List<ConnectedRegistry> connected() {
    return connected;
  }

  /** What names a connected registry in a command: its name if no other one has it, else its id. */
  public String argument(ArmId id) {
    long named = connected.stream().filter(each -> each.name().equalsIgnoreCase(id.name())).count();
    return named == 1 ? id.name() : id.toString();
  }

  List<ConnectedRegistry> hidden() {
    return hidden;
  }

  /** When it was read; empty if that was just now. */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOf);
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
            .toList(),
        asOf);
  }

  /** A connected registry whose site is unknown is treated like a site of its own name. */
  private boolean isVisible(ConnectedRegistry registry, VisibleSites visibleSites) {
    return siteOf(registry.id())
        .map(site -> visibleSites.isVisible(site.name(), site.labels()))
        .orElseGet(() -> visibleSites.isVisible(registry.name(), Map.of()));
  }

  /** The visible connected registries of a cloud registry. */
  public List<ConnectedRegistry> of(CloudRegistry registry) {
    return visibleOf.getOrDefault(registry.id(), List.of());
  }

  /** All connected registries of a cloud registry, the hidden ones included. */
  public List<ConnectedRegistry> allConnectedRegistriesOf(CloudRegistry registry) {
    return allOf.getOrDefault(registry.id(), List.of());
  }

  public Optional<ConnectedRegistry> connectedRegistry(ArmId id) {
    return Optional.ofNullable(connectedById.get(id));
  }

  public Optional<CloudRegistry> registry(ArmId id) {
    return Optional.ofNullable(registryById.get(id));
  }

  /** The site that runs a connected registry: the one that is known to, else by a guess. */
  public Optional<Site> siteOf(ArmId connectedRegistry) {
    return sitesThatMayRun(connectedRegistry)
        .max(Comparator.comparing(each -> each.installation().certain()));
  }

  /** A site other than this one that is known to run a connected registry. */
  public Optional<Site> otherThatRuns(ArmId connectedRegistry, ArmId site) {
    return sitesThatMayRun(connectedRegistry)
        .filter(each -> !each.id().equals(site) && each.isKnownToRun(connectedRegistry))
        .findFirst();
  }

  /** A site other than this one that may run a connected registry, by a guess. */
  public Optional<Site> otherThatMayRun(ArmId connectedRegistry, ArmId site) {
    return sitesThatMayRun(connectedRegistry).filter(each -> !each.id().equals(site)).findFirst();
  }

  private Stream<Site> sitesThatMayRun(ArmId connectedRegistry) {
    return sitesOf.getOrDefault(connectedRegistry, List.of()).stream();
  }
}
