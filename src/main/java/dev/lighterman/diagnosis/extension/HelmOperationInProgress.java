package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** An earlier operation of Helm has not ended. */
public final class HelmOperationInProgress implements InstallationFailure {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)another operation \\(install/upgrade/rollback\\) is in progress|another operation .* in progress");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.certain(this, Sentence.of("cause.helm-operation-in-progress"));
  }
}
