package dev.lighterman.diagnosis.sync;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** No instance has ever activated the connected registry, or the one that had is gone. */
public final class NeverActivated implements Cause {
  @Override
  public Part<?> part() {
    return Part.CONNECTED_REGISTRY;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CONNECTED_REGISTRY)
        .filter(registry -> !registry.active() && !site.isOnline())
        .map(registry ->
            Diagnosis.possible(this, what(registry))
                .remediedBy(Sentence.of("cause.never-activated.remedy"))
                .quoting("activation: Inactive"));
  }

  private static Sentence what(ConnectedRegistry registry) {
    return Sentence.of(
        registry.lastSync() == null ? "cause.never-activated" : "cause.never-activated.any-more",
        "name",
        registry.name());
  }
}
