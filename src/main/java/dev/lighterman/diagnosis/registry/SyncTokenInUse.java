package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** A token can't be deleted while a connected registry synchronizes with it. */
public final class SyncTokenInUse implements ReportedError {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)TokenInUse|token\\b.*\\b(?:in use|used|associated)\\b.*connected ?registr");

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
