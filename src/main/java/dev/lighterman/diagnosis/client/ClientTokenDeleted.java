package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pods sign in with the name of a token that the registry does not have, or not any more. */
public final class ClientTokenDeleted implements Cause {
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
                .nameOfNoToken()
                .map(name ->
                    Diagnosis.certain(this, says(site, refusal, name))
                        .quoting(refusal.messages())));
  }

  private static Sentence says(SiteEvidence site, PullRefusal refusal, String name) {
    List<String> accepted =
        site.see(Part.CONNECTED_REGISTRY).stream()
            .flatMap(registry -> registry.clientTokens().stream())
            .map(ArmId::name)
            .toList();
    return Sentence.of("cause.client-token-deleted", "pod", refusal.first().pod())
        .with("token", name)
        .with("accepted", String.join(", ", accepted));
  }
}
