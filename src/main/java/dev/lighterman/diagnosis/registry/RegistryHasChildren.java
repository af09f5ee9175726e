package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A connected registry can't be deleted while others are below it. */
public final class RegistryHasChildren implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)HasChild|connected ?registr\\w*\\b.*\\bchild(?:ren)?\\b");

  @Override
  public Part<?> part() {
    return Part.LAST_ERROR;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.said(SAID);
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(this, Sentence.of("cause.registry-has-children")).quoting(said));
  }
}
