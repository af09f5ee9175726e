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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The agents were away so long that Azure deleted the protected settings that wait for them. */
public final class ProtectedSettingsExpired implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)protected ?(?:configuration)? ?settings.*(?:expired|purged|deleted|not found)");

  /** How long Azure keeps protected settings for agents that are offline. */
  private static final Duration KEPT = Duration.ofDays(2);

  @Override
  public Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  public Set<String> explains() {
    return Set.of("extension-status-missing", "never-activated", "sync-password-rejected");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.EXTENSION)
        .filter(extension -> extension.provisioning() != ProvisioningState.SUCCEEDED)
        .filter(extension -> isPurged(site, extension))
        .map(extension ->
            Diagnosis.likely(this, Sentence.of("cause.protected-settings-expired"))
                .quoting(site.said(SAID))
                .quoting("provisioningState: " + extension.provisioningText())
                .since(extension.changed())
                .curedBy(Cure.EXTENSION));
  }

  /**
   * Without a connection string nobody could have installed it. One with a managed identity is no
   * secret, and may be among the other settings.
   */
  private static boolean isPurged(SiteEvidence site, Extension extension) {
    boolean isOpen = extension.settings().containsKey(Extension.CONNECTION_STRING);
    return !site.said(SAID).isEmpty()
        || (extension.protectedSettings().isEmpty() && !isOpen)
        || site.see(Part.CLUSTER)
            .flatMap(cluster -> Optional.ofNullable(cluster.lastSeen()))
            .filter(_ -> extension.changed().isAfter(Instant.EPOCH))
            .filter(seen -> seen.isBefore(extension.changed().plus(KEPT)))
            .map(_ -> extension.changed().plus(KEPT).isBefore(site.now()))
            .orElse(false);
  }
}
