package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** The cloud registry's SKU has no connected registries. */
public final class RegistryNotPremium implements Cause {
  @Override
  public Part<?> part() {
    return Part.CLOUD_REGISTRY;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "data-endpoint-disabled",
        "never-activated",
        "egress-blocked",
        "sync-password-rejected",
        "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CLOUD_REGISTRY)
        .filter(registry -> !registry.premium())
        .map(registry ->
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.registry-not-premium", "registry", registry.name())
                        .with("sku", registry.sku()))
                .remediedBy(
                    Sentence.of("cause.registry-not-premium.remedy", "registry", registry.name()))
                .quoting("sku: " + registry.sku()));
  }
}
