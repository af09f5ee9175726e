package dev.lighterman.diagnosis.sync;

import dev.lighterman.azure.Extension;
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

/** The extension was installed again while the connected registry was still active. */
public final class RedeployedWhileActive implements Cause {
  private static final Pattern SAID = Pattern.compile("ALREADY_ACTIVATED");

  @Override
  public Part<?> part() {
    return Part.CONNECTED_REGISTRY;
  }

  @Override
  public Set<String> explains() {
    return Set.of("already-activated", "never-activated", "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.logged(SAID);
    return site.see(Part.CONNECTED_REGISTRY)
        .filter(registry -> !said.isEmpty() && !site.isOnline())
        .flatMap(registry -> Optional.ofNullable(registry.lastSync()))
        .flatMap(
            synced -> site.see(Part.EXTENSION).map(Extension::created).filter(synced::isBefore))
        .map(installed ->
            Diagnosis.likely(this, Sentence.of("cause.redeployed-while-active", "at", installed))
                .quoting(said)
                .since(installed)
                .curedBy(Cure.ACTIVATION));
  }
}
