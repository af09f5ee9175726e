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

/** The extension's version or release train does not exist. */
public final class ChartNotFound implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)download the chart path not found|chart .* (?:version|not found)");

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
            Diagnosis.certain(this, Sentence.of("cause.chart-not-found"))
                .quoting(said)
                .curedBy(Cure.EXTENSION));
  }
}
