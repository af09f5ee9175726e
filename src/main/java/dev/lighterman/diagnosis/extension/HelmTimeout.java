package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** Helm gave up waiting until the pods were ready. */
public final class HelmTimeout implements InstallationFailure {
  private static final Pattern SAID =
      Pattern.compile("(?i)timed out waiting for the condition|context deadline exceeded");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.likely(this, Sentence.of("cause.helm-timeout"));
  }
}
