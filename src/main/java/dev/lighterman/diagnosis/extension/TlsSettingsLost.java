package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Cause;
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
        isWithoutCertificate(site)
            ? site.failing(DISTRUSTED).stream().map(FailingPull::message).toList()
            : List.of();
    return said.isEmpty() && distrusted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.likely(this, Sentence.of("cause.tls-settings-lost"))
                .quoting(said)
                .quoting(distrusted));
  }

  /** Whether neither cert-manager nor its settings give it a certificate, and it is to use TLS. */
  private static boolean isWithoutCertificate(SiteEvidence site) {
    return site.see(Part.EXTENSION)
        .filter(extension -> "false".equals(extension.settings().get("cert-manager.enabled")))
        .filter(extension -> !"true".equals(extension.settings().get("httpEnabled")))
        .filter(extension ->
            Stream.concat(
                    extension.settings().keySet().stream(), extension.protectedSettings().stream())
                .noneMatch(name -> name.startsWith("tls.")))
        .isPresent();
  }
}
