package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.InstallationBlocker;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.diagnosis.SiteEvidence;
import java.util.Optional;

/** What kept the extension from being installed: nothing of it runs, and it is installed again. */
interface InstallationFailure extends ReportedError, InstallationBlocker {
  @Override
  default Part<?> part() {
    return Part.EXTENSION;
  }

  @Override
  default Optional<Diagnosis> in(SiteEvidence site) {
    return ReportedError.super.in(site).map(each -> each.curedBy(Cure.EXTENSION));
  }
}
