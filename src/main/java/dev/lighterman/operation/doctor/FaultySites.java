package dev.lighterman.operation.doctor;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sites that need somebody, as far as one reading of the inventory tells. */
public record FaultySites(InventorySnapshot snapshot, Instant now) {
  /**
   * A site where something is wrong.
   *
   * @param state of its connected registry; empty where none is known
   * @param cause empty where a closer look is needed
   */
  public record FaultySite(Site site, String state, Optional<Diagnosis> cause) {
    /** Those without contact and with a known cause come first. */
    int rank() {
      return (state.equals("Offline") ? 0 : 2) + (cause.isPresent() ? 0 : 1);
    }
  }

  /** Those of some sites, the most urgent first. */
  List<FaultySite> among(List<Site> sites) {
    return sites.stream()
        .flatMap(site -> faulty(site).stream())
        .sorted(
            Comparator.comparingInt(FaultySite::rank)
                .thenComparing(each -> each.site().name())
                .thenComparing(each -> each.site().label()))
        .toList();
  }

  /** How many of all sites there are. */
  public long count() {
    return snapshot.sites().stream().filter(site -> faulty(site).isPresent()).count();
  }

  /** Empty where all that the inventory tells is well. */
  private Optional<FaultySite> faulty(Site site) {
    Optional<ConnectedRegistry> registry =
        Optional.ofNullable(site.connectedRegistry()).flatMap(snapshot::connectedRegistry);
    boolean unwell = registry.map(ConnectedRegistry::needsAttention).orElse(false);
    if (!unwell && !site.installation().occupied() && !site.cluster().outOfTouch()) {
      return Optional.empty(); // Whatever is wrong there, nobody misses anything.
    }
    Optional<Diagnosis> cause =
        RootCauses.in(evidence(site, registry)).roots().stream()
            .findFirst()
            .map(RootCauses.Root::diagnosis);
    String state = registry.map(each -> each.connection().text()).orElse("");
    // Where nobody knows what an extension runs, that may be gone.
    return unwell || site.installation().unknown() || cause.isPresent()
        ? Optional.of(new FaultySite(site, state, cause))
        : Optional.empty();
  }

  private SiteEvidence evidence(Site site, Optional<ConnectedRegistry> registry) {
    SiteEvidence evidence =
        SiteEvidence.of(now, site.label()).with(Part.CLUSTER, new Seen<>(site.cluster()));
    evidence = with(evidence, Part.EXTENSION, site.extension());
    evidence = with(evidence, Part.CONNECTED_REGISTRY, registry);
    return with(
        evidence,
        Part.CLOUD_REGISTRY,
        registry.flatMap(each -> snapshot.registry(each.registry())));
  }

  /** What the inventory does not tell was not looked at: it may be there all the same. */
  private static <T> SiteEvidence with(SiteEvidence evidence, Part<T> part, Optional<T> known) {
    return known.map(value -> evidence.with(part, new Seen<>(value))).orElse(evidence);
  }
}
