package dev.lighterman.site;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What there was at one look: everything that a channel may speak of.
 *
 * @param registries the cloud registries, by name
 * @param connected their connected registries
 */
public record Estate(
    List<Site> sites, List<CloudRegistry> registries, List<ConnectedRegistry> connected) {
  public Estate {
    sites = List.copyOf(sites);
    registries = List.copyOf(registries);
    connected = List.copyOf(connected);
  }

  /** The same without the sites that are not to be seen, and what only they run. */
  Estate only(Predicate<Site> seen) {
    List<Site> visible = sites.stream().filter(seen).toList();
    List<ArmId> hidden =
        sites.stream()
            .filter(seen.negate())
            .flatMap(site -> Stream.ofNullable(site.connectedRegistry()))
            .toList();
    return new Estate(
        visible,
        registries,
        connected.stream().filter(each -> !hidden.contains(each.id())).toList());
  }

  /** The connected registries of one cloud registry. */
  public List<ConnectedRegistry> of(CloudRegistry registry) {
    return connected.stream().filter(each -> each.registry().equals(registry.id())).toList();
  }

  public Optional<ConnectedRegistry> connectedRegistry(ArmId id) {
    return connected.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  public Optional<CloudRegistry> registry(ArmId id) {
    return registries.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  public Optional<Site> site(ArmId cluster) {
    return sites.stream().filter(each -> each.id().equals(cluster)).findFirst();
  }

  /** The site that runs a connected registry, if that is known. */
  public Optional<Site> siteOf(ArmId connectedRegistry) {
    return sites.stream()
        .filter(each -> connectedRegistry.equals(each.connectedRegistry()))
        .findFirst();
  }
}
