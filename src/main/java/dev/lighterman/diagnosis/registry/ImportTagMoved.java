package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** The tag at the source moved while its image was imported. */
public final class ImportTagMoved implements ReportedError {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)^ManifestUnknown$|import.*(?:manifest[ _]unknown|MANIFEST_UNKNOWN)|source.*manifest.*(?:changed|not found)");

  @Override
  public Part<?> part() {
    return Part.LAST_ERROR;
  }

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.likely(this, Sentence.of("cause.import-tag-moved"));
  }
}
