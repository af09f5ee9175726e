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

/** Helm gave up waiting until the pods were ready. */
public final class HelmTimeout implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)timed out waiting for the condition|context deadline exceeded");

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
        "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.likely(this, Sentence.of("cause.helm-timeout"))
                .quoting(said)
                .curedBy(Cure.EXTENSION));
  }
}
