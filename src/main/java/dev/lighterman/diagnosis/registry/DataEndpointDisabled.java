package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** The cloud registry's dedicated data endpoint is off: connected registries synchronize by it. */
public final class DataEndpointDisabled implements Cause {
  @Override
  public Part<?> part() {
    return Part.CLOUD_REGISTRY;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "never-activated", "egress-blocked", "image-not-synced", "data-endpoint-home-region-only");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CLOUD_REGISTRY)
        .filter(registry -> !registry.dataEndpointEnabled())
        .map(registry ->
            Diagnosis.certain(
                    this, Sentence.of("cause.data-endpoint-disabled", "registry", registry.name()))
                .remediedBy(
                    Sentence.of(
                        "cause.data-endpoint-disabled.remedy", "host", registry.dataEndpointHost()))
                .quoting("dataEndpointEnabled: false")
                .curedBy(Cure.DATA_ENDPOINT));
  }
}
