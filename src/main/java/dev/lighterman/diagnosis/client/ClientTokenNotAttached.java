package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.TokenEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** The connected registry does not let in the token that a pod signs in with. */
public final class ClientTokenNotAttached implements Cause {
  @Override
  public Part<?> part() {
    return Part.CLIENT_TOKENS;
  }

  @Override
  public Set<String> explains() {
    return Set.of("client-password-rejected");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return PullRefusal.of(site)
        .flatMap(refusal ->
            refusal
                .tokens()
                .filter(token -> !attached(site, token))
                .findFirst()
                .map(token ->
                    Diagnosis.certain(
                            this,
                            Sentence.of("cause.client-token-not-attached", "token", token.name()))
                        .quoting(refusal.messages())
                        .curedBy(Cure.CLIENT_TOKEN)));
  }

  private static boolean attached(SiteEvidence site, TokenEvidence token) {
    return site.see(Part.CONNECTED_REGISTRY)
        .map(registry -> registry.clientTokens().contains(token.token().id()))
        .orElse(true);
  }
}
