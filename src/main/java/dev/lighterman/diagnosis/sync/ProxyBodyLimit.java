package dev.lighterman.diagnosis.sync;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A proxy on the way refuses what the connected registry sends, as too large. */
public final class ProxyBodyLimit implements Cause {
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)RequestEntityTooLarge|(?:request entity|payload|content) too large|(?:HTTP|status(?: ?code)?)[ :=]*413\\b");

  @Override
  public Part<?> part() {
    return Part.LOG;
  }

  @Override
  public Set<String> explains() {
    return Set.of("never-activated", "image-not-synced");
  }

  @Override
  public Set<Part<?>> affects() {
    return Set.of(Part.LOG, Part.CONNECTED_REGISTRY);
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<String> said = site.loggedSinceSync(SAID);
    return said.isEmpty() || site.isOnline()
        ? Optional.empty()
        : Optional.of(Diagnosis.certain(this, Sentence.of("cause.proxy-body-limit")).quoting(said));
  }
}
