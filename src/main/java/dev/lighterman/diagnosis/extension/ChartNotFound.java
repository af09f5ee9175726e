package dev.lighterman.diagnosis.extension;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.value.Sentence;
import java.util.regex.Pattern;

/** The extension's version or release train does not exist. */
public final class ChartNotFound implements InstallationFailure {
  private static final Pattern SAID =
      Pattern.compile("(?i)download the chart path not found|chart .* (?:version|not found)");

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.certain(this, Sentence.of("cause.chart-not-found"));
  }
}
