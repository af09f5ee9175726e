package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** A connected registry can't be deleted while others are below it. */
public final class RegistryHasChildren implements ReportedError {
  /** What the step says: how Azure words its refusal is not known. */
  private static final Pattern SAID =
      Pattern.compile("^step\\.remove-connected-registry\\.in-use$");

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
    return Diagnosis.certain(this, Sentence.of("cause.registry-has-children"));
  }
}
