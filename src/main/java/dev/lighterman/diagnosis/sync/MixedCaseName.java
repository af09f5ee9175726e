package dev.lighterman.diagnosis.sync;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An old version of the connected registry can't sign in if its name has capitals. */
public final class MixedCaseName implements Cause {
  /** Before 0.7.0. */
  private static final Pattern OLD = Pattern.compile("^v?0\\.[0-6](?:\\.|$)");

  @Override
  public Part<?> part() {
    return Part.CONNECTED_REGISTRY;
  }

  @Override
  public Set<String> explains() {
    return Set.of("sync-password-rejected", "never-activated");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CONNECTED_REGISTRY)
        .map(ConnectedRegistry::name)
        .filter(name -> !site.isOnline() && name.chars().anyMatch(Character::isUpperCase))
        .flatMap(name ->
            site.see(Part.EXTENSION)
                .flatMap(extension -> Optional.ofNullable(extension.version()))
                .filter(version -> OLD.matcher(version).find())
                .map(version ->
                    Diagnosis.likely(
                            this,
                            Sentence.of("cause.mixed-case-name", "name", name)
                                .with("version", version))
                        .quoting("version: " + version)
                        .curedBy(Cure.EXTENSION)));
  }
}
