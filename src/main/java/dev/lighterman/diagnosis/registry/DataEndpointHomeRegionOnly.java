package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

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
        .flatMap(registry ->
            site.see(Part.CONNECTED_REGISTRY)
                .flatMap(connected -> Optional.ofNullable(connected.gatewayEndpoint()))
                .filter(gateway ->
                    registry.dataEndpointHosts().stream().anyMatch(gateway::equalsIgnoreCase))
                .filter(gateway -> !gateway.equalsIgnoreCase(registry.dataEndpointHost()))
                .map(gateway ->
                    Diagnosis.likely(
                            this,
                            Sentence.of("cause.data-endpoint-home-region-only", "gateway", gateway))
                        .remediedBy(
                            Sentence.of(
                                "cause.data-endpoint-home-region-only.remedy",
                                "home",
                                registry.dataEndpointHost()))
                        .quoting("gatewayEndpoint: " + gateway)));
  }
}
