package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** An import was to write a tag that the cloud registry has already, or got meanwhile. */
public final class ImportTagExists implements ReportedError {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\btag\\b.*already exists in (?:the )?target registry|^step\\.import-image\\.moved$");

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
    return Diagnosis.certain(this, Sentence.of("cause.import-tag-exists"));
  }
}
