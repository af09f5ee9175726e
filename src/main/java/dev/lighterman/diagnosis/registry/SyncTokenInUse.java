package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** A token can't be deleted while a connected registry synchronizes with it. */
public final class SyncTokenInUse implements ReportedError {
  /** What the step says: how Azure words its refusal is not known. */
  private static final Pattern SAID = Pattern.compile("^step\\.remove-token\\.in-use$");

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
    return Diagnosis.certain(this, Sentence.of("cause.sync-token-in-use"));
  }
}
