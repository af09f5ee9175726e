package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** cert-manager was installed before by somebody else. */
public final class CertManagerConflict implements InstallationFailure {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)cert-manager(?:\\.io|\\b).*(?:already exists|ownership|cannot be imported)|(?:already exists|ownership).*cert-manager");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.certain(this, Sentence.of("cause.cert-manager-conflict"));
  }
}
