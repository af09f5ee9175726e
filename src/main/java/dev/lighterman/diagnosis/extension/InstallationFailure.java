package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.diagnosis.SiteEvidence;
import java.util.Optional;
import java.util.Set;

/** What kept the extension from being installed: nothing of it runs, and it is installed again. */
interface InstallationFailure extends ReportedError {
  @Override
  default Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  default Set<String> explains() {
    return Set.of(
        "never-activated",
        "connected-registry-pod-down",
        "extension-status-missing",
        "image-not-synced",
        "helm-timeout");
  }

  @Override
  default Optional<Diagnosis> in(SiteEvidence site) {
    return ReportedError.super.in(site).map(each -> each.curedBy(Cure.EXTENSION));
  }
}
