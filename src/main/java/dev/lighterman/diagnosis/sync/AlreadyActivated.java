package dev.lighterman.diagnosis.sync;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Another instance has activated the connected registry: only one may run. */
public final class AlreadyActivated implements Cause {
  private static final Pattern SAID = Pattern.compile("ALREADY_ACTIVATED");

  @Override
  public Part<?> part() {
    return Part.CONNECTED_REGISTRY;
  }

  @Override
  public Set<String> explains() {
    return Set.of("never-activated", "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    // Of another instance's syncs this one's lines say nothing: none makes them past.
    List<String> said = site.isOnline() ? site.logged(SAID) : site.loggedSinceSync(SAID);
    boolean past = site.isOnline() && !isLast(site);
    return said.isEmpty() || past
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(this, Sentence.of("cause.already-activated"))
                .quoting(said)
                .curedBy(Cure.ACTIVATION));
  }

  /** Online it is by this instance, or by the other while this one goes on being refused. */
  private static boolean isLast(SiteEvidence site) {
    return site.lastLogged().filter(line -> SAID.matcher(line).find()).isPresent();
  }
}
