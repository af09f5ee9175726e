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

/** cert-manager was installed before by somebody else. */
public final class CertManagerConflict implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)cert-manager(?:\\.io|\\b).*(?:already exists|ownership|cannot be imported)|(?:already exists|ownership).*cert-manager");

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
            Diagnosis.certain(this, Sentence.of("cause.cert-manager-conflict"))
                .quoting(said)
                .curedBy(Cure.EXTENSION));
  }
}
