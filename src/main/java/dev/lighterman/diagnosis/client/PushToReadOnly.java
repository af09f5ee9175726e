package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody pushes to a connected registry that is read only. */
public final class PushToReadOnly implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)operation is not allowed on this registry");

  @Override
  public Part<?> part() {
    return Part.LOG;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said =
        Stream.concat(site.logged(SAID).stream(), site.said(SAID).stream()).toList();
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(this, Sentence.of("cause.push-to-read-only")).quoting(said));
  }
}
