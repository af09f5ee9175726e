package dev.lighterman.diagnosis.registry;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A token can't be deleted while a connected registry synchronizes with it. */
public final class SyncTokenInUse implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)TokenInUse|token\\b.*\\b(?:in use|used|associated)\\b.*connected ?registr");

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
            Diagnosis.certain(this, Sentence.of("cause.sync-token-in-use")).quoting(said));
  }
}
