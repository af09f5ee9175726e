package dev.lighterman.diagnosis.extension;

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

/** A version was pinned while minor upgrades are automatic. */
public final class VersionPinConflict implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)auto-?upgrade-?minor-?version.*(?:false|pin)|pin .*version.*auto");

  @Override
  public Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "never-activated",
        "connected-registry-pod-down",
        "extension-status-missing",
        "image-not-synced",
        "helm-timeout");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(this, Sentence.of("cause.version-pin-conflict"))
                .quoting(said)
                .curedBy(Cure.EXTENSION));
  }
}
