package dev.lighterman.diagnosis.client;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** A pod signs in with a password that is not the token's any more. */
public final class ClientPasswordRejected implements Cause {
  @Override
  public Part<?> part() {
    return Part.PULL_SECRETS;
  }

  @Override
  public Set<Part<?>> affects() {
    return Set.of(Part.PULL_SECRETS, Part.PULLS, Part.CLIENT_TOKENS);
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return PullRefusal.of(site)
        .filter(refusal -> !refusal.secrets().isEmpty())
        .map(refusal -> {
          Diagnosis found =
              Diagnosis.likely(
                      this,
                      Sentence.of("cause.client-password-rejected", "pod", refusal.first().pod()))
                  .quoting(refusal.messages());
          return isOurs(refusal) ? found.curedBy(Cure.CLIENT_TOKEN) : found;
        });
  }

  /** Whether the bot wrote the pull secrets: a repair leaves those of others alone. */
  private static boolean isOurs(PullRefusal refusal) {
    return refusal.secrets().stream().allMatch(secret -> secret.tokenName() != null);
  }
}
