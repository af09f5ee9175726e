package dev.lighterman.diagnosis.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A change of the extension left out the protected TLS settings, which removes them. */
public final class TlsSettingsLost implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\btls\\.(?:crt|key|cacrt|secret)\\b.*(?:required|missing|not found|no such|empty|must)");

  private static final Pattern DISTRUSTED = Pattern.compile("x509: ");

  @Override
  public Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "connected-registry-pod-down", "never-activated", "http-endpoint", "node-trust-missing");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said =
        Stream.concat(site.said(SAID).stream(), site.logged(SAID).stream()).toList();
    List<String> distrusted =
        site.see(Part.EXTENSION).filter(Extension::hasNoCertificate).isPresent()
            ? site.failing(DISTRUSTED).stream().map(FailingPull::message).toList()
            : List.of();
    return said.isEmpty() && distrusted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.likely(this, Sentence.of("cause.tls-settings-lost"))
                .quoting(said)
                .quoting(distrusted)
                .curedBy(Cure.EXTENSION));
  }
}
