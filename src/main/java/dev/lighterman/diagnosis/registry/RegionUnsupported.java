package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.ReportedError;
import dev.lighterman.value.Sentence;
import java.util.Set;
import java.util.regex.Pattern;

/** The cloud registry's region has no connected registries. */
public final class RegionUnsupported implements ReportedError {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)connectedRegistries\\W.*not (?:supported|available) in (?:this|the) region|NoRegisteredProviderFound.*connectedRegistries");

  @Override
  public Part<?> part() {
    return Part.LAST_ERROR;
  }

  @Override
  public Set<String> explains() {
    return Set.of("extension-not-installed", "never-activated");
  }

  @Override
  public Pattern pattern() {
    return SAID;
  }

  @Override
  public Diagnosis diagnosis() {
    return Diagnosis.certain(this, Sentence.of("cause.region-unsupported"));
  }
}
