package dev.lighterman.operation.doctor;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.catalogue.RootCauses;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Since when something is wrong, on Azure's clock.
 *
 * @param latest by when it had begun: later than {@code at} where this is when it was last well
 * @param by what tells it
 */
record Onset(Instant at, Instant latest, By by) {
  enum By {
    /** What is wrong has a time of its own. */
    CAUSE("doctor.since"),
    /** It was well when it last synchronized. */
    LAST_SYNC("doctor.since.sync"),
    /** Its extension failed when it was last deployed. */
    DEPLOYMENT("doctor.since.deployment"),
    /** Somebody has asked the bot before, and it was wrong then. */
    FIRST_SEEN("doctor.since.first-seen");

    private final String key;

    By(String key) {
      this.key = key;
    }
  }

  Onset(Instant at, By by) {
    this(at, at, by);
  }

  /** Empty where nothing tells it. */
  static Optional<Onset> of(RootCauses causes, SiteEvidence evidence) {
    return causes.roots().stream()
        .findFirst()
        .flatMap(root -> Optional.ofNullable(root.diagnosis().since()))
        .map(at -> new Onset(at, By.CAUSE))
        .or(() -> deployment(evidence))
        .or(() -> lastSync(evidence));
  }

  private static Optional<Onset> deployment(SiteEvidence evidence) {
    return evidence
        .see(Part.EXTENSION)
        .filter(extension -> extension.provisioning() == ProvisioningState.FAILED)
        .map(Extension::changed)
        .filter(Instant.EPOCH::isBefore)
        .map(at -> new Onset(at, By.DEPLOYMENT));
  }

  private static Optional<Onset> lastSync(SiteEvidence evidence) {
    return evidence
        .see(Part.CONNECTED_REGISTRY)
        .filter(ConnectedRegistry::needsAttention)
        .flatMap(registry ->
            registry
                .syncDue()
                .map(due ->
                    new Onset(Objects.requireNonNull(registry.lastSync()), due, By.LAST_SYNC)));
  }

  Sentence says() {
    return Sentence.of(by.key, "second", at);
  }
}
