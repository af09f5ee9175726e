package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The client token's scope map does not let it read this image. */
public final class ClientScopeInsufficient implements Cause {
  private static final Pattern SAID = Pattern.compile("(?i)insufficient[ _]scopes?");

  @Override
  public Part<?> part() {
    return Part.PULLS;
  }

  @Override
  public Set<String> explains() {
    return Set.of("image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<FailingPull> failing = site.failing(SAID);
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.client-scope-insufficient", "pod", failing.getFirst().pod())
                        .with("count", failing.size()))
                .quoting(failing.stream().map(FailingPull::message).toList())
                .curedBy(Cure.CLIENT_TOKEN));
  }
}
