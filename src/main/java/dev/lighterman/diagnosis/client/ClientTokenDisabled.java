package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The token that a pod signs in with is disabled. */
public final class ClientTokenDisabled implements Cause {
  @Override
  public Part<?> part() {
    return Part.CLIENT_TOKENS;
  }

  @Override
  public Set<String> explains() {
    return Set.of("client-password-rejected", "pull-secret-outdated");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.CLIENT_TOKENS).stream()
        .flatMap(List::stream)
        .filter(token -> !token.token().enabled())
        .findFirst()
        .map(token ->
            Diagnosis.certain(
                    this, Sentence.of("cause.client-token-disabled", "token", token.name()))
                .quoting("token " + token.name() + ", status: disabled")
                .quoting(PullRefusal.of(site).map(PullRefusal::messages).orElse(List.of()))
                .curedBy(Cure.CLIENT_TOKEN));
  }
}
