package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tag at the source moved while its image was imported. */
public final class ImportTagMoved implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)import.*(?:manifest[ _]unknown|MANIFEST_UNKNOWN)|source.*manifest.*(?:changed|not found)");

  @Override
  public Part<?> part() {
    return Part.LAST_ERROR;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(Diagnosis.likely(this, Sentence.of("cause.import-tag-moved")).quoting(said));
  }
}
