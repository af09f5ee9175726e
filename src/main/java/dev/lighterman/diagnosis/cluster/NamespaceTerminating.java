package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The extension's namespace is still being deleted. */
public final class NamespaceTerminating implements Cause {
  private static final Pattern SAID = Pattern.compile("(?i)being terminated");

  @Override
  public Part<?> part() {
    return Part.NAMESPACE;
  }

  @Override
  public Set<String> explains() {
    return Set.of(
        "never-activated",
        "connected-registry-pod-down",
        "helm-timeout",
        "extension-status-missing",
        "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.NAMESPACE)
        .filter("Terminating"::equals)
        .map(_ ->
            Diagnosis.certain(this, Sentence.of("cause.namespace-terminating"))
                .quoting("namespace connected-registry: Terminating")
                .quoting(site.said(SAID)));
  }
}
