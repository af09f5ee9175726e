package dev.lighterman.diagnosis.registry;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A geo-replicated registry serves connected registries in its home region alone, and this one
 * looks elsewhere.
 */
public final class DataEndpointHomeRegionOnly implements Cause {
  @Override
  public Part<?> part() {
    return Part.CLOUD_REGISTRY;
  }

  @Override
  public Set<String> explains() {
    return Set.of("egress-blocked", "never-activated");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CLOUD_REGISTRY)
        .filter(registry -> registry.dataEndpointEnabled() && !site.isOnline())
        .flatMap(registry -> inCloud(registry, site).or(() -> atSite(registry, site)));
  }

  /** Azure itself names another region's, for the site to be installed with. */
  private Optional<Diagnosis> inCloud(CloudRegistry registry, SiteEvidence site) {
    return site.see(Part.CONNECTED_REGISTRY)
        .flatMap(connected -> Optional.ofNullable(connected.gatewayEndpoint()))
        .filter(gateway -> others(registry).anyMatch(gateway::equalsIgnoreCase))
        .map(gateway -> diagnosis(registry, gateway).quoting("gatewayEndpoint: " + gateway));
  }

  /** Its log names another region's: somebody gave the extension that one. */
  private Optional<Diagnosis> atSite(CloudRegistry registry, SiteEvidence site) {
    return others(registry)
        .flatMap(host -> {
          List<String> said = site.logged(Pattern.compile("(?i)" + Pattern.quote(host)));
          return said.isEmpty()
              ? Stream.<Diagnosis>empty()
              : Stream.of(diagnosis(registry, host).quoting(said).curedBy(Cure.SYNC_PASSWORD));
        })
        .findFirst();
  }

  private static Stream<String> others(CloudRegistry registry) {
    return registry.dataEndpointHosts().stream()
        .filter(host -> !host.equalsIgnoreCase(registry.dataEndpointHost()));
  }

  private Diagnosis diagnosis(CloudRegistry registry, String gateway) {
    return Diagnosis.likely(
            this, Sentence.of("cause.data-endpoint-home-region-only", "gateway", gateway))
        .remediedBy(
            Sentence.of(
                "cause.data-endpoint-home-region-only.remedy",
                "home",
                registry.dataEndpointHost()));
  }
}
