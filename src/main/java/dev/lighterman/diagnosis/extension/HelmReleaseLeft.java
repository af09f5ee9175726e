package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** A release of an earlier installation is still there. */
public final class HelmReleaseLeft implements InstallationFailure {
  private static final Pattern SAID =
      Pattern.compile("(?i)(?:can't|cannot|can.t) re-?use a name that is still in use");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.certain(this, Sentence.of("cause.helm-release-left"));
  }
}
