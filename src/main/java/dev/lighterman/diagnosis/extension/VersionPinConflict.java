package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** A version was pinned while minor upgrades are automatic. */
public final class VersionPinConflict implements InstallationFailure {
  private static final Pattern SAID =
      Pattern.compile("(?i)auto-?upgrade-?minor-?version.*(?:false|pin)|pin .*version.*auto");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.certain(this, Sentence.of("cause.version-pin-conflict"));
  }
}
