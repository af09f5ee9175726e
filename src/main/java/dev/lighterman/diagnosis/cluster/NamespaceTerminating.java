package dev.lighterman.diagnosis.cluster;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.InstallationBlocker;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.regex.Pattern;

/** The extension's namespace is still being deleted. */
public final class NamespaceTerminating implements InstallationBlocker {
  private static final Pattern SAID = Pattern.compile("(?i)being terminated");

  @Override
  public Part<?> part() {
    return Part.NAMESPACE;
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
