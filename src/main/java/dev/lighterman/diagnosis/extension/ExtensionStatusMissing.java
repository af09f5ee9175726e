package dev.lighterman.diagnosis.extension;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Azure never heard how the installation went. */
public final class ExtensionStatusMissing implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)status not populated|status from the local CRD");

  /** An installation takes five minutes, and Helm gives up after ten. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @Override
  public Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  public Set<String> explains() {
    return Set.of("never-activated", "connected-registry-pod-down");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    return said.isEmpty() && !isStuck(site)
        ? Optional.empty()
        : Optional.of(
            Diagnosis.likely(this, Sentence.of("cause.extension-status-missing"))
                .quoting(said)
                .since(site.see(Part.EXTENSION).map(Extension::changed).orElse(null))
                .curedBy(Cure.EXTENSION));
  }

  private static boolean isStuck(SiteEvidence site) {
    return site.see(Part.EXTENSION)
        .filter(extension -> extension.provisioning() == ProvisioningState.IN_PROGRESS)
        .filter(extension -> extension.changed().isAfter(Instant.EPOCH))
        .map(extension -> extension.changed().plus(PATIENCE).isBefore(site.now()))
        .orElse(false);
  }
}
