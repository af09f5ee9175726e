package dev.lighterman.diagnosis.sync;

import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.util.Optional;
import java.util.Set;

/** The sync token is disabled: nobody can sign in with it. */
public final class SyncTokenDisabled implements Cause {
  @Override
  public Part<?> part() {
    return Part.SYNC_TOKEN;
  }

  @Override
  public Set<String> explains() {
    return Set.of("sync-password-rejected", "never-activated", "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    return site.see(Part.SYNC_TOKEN)
        .filter(each -> !each.token().enabled())
        .map(each ->
            Diagnosis.certain(this, Sentence.of("cause.sync-token-disabled", "token", each.name()))
                .quoting("token " + each.name() + ", status: disabled")
                .curedBy(Cure.SYNC_TOKEN));
  }
}
