package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** A pod has no pull secret for the connected registry in its namespace. */
public final class PullSecretMissing implements Cause {
  @Override
  public Part<?> part() {
    return Part.PULL_SECRETS;
  }

  @Override
  public Set<Part<?>> affects() {
    return Set.of(Part.PULL_SECRETS, Part.PULLS);
  }

  @Override
  public Set<String> explains() {
    return Set.of("client-password-rejected");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return PullRefusal.of(site)
        .filter(refusal -> refusal.secrets().isEmpty() && site.see(Part.PULL_SECRETS).isPresent())
        .map(refusal ->
            Diagnosis.certain(
                    this,
                    Sentence.of("cause.pull-secret-missing", "pod", refusal.first().pod())
                        .with("namespace", refusal.first().namespace()))
                .quoting(refusal.messages())
                .curedBy(Cure.CLIENT_TOKEN));
  }
}
