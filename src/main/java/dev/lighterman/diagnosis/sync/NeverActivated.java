package dev.lighterman.diagnosis.sync;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** No instance has ever activated the connected registry. */
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
            Diagnosis.possible(this, Sentence.of("cause.never-activated", "name", registry.name()))
                .quoting("activation: Inactive"));
  }
}
