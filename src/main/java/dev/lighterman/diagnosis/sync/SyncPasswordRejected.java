package dev.lighterman.diagnosis.sync;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.value.Sentence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The extension has a sync password that Azure does not accept any more. */
public final class SyncPasswordRejected implements Cause {
  private static final Pattern SAID =
      Pattern.compile("(?i)\"code\"\\s*:\\s*\"UNAUTHORIZED\"|incorrect password");

  @Override
  public Part<?> part() {
    return Part.SYNC_TOKEN;
  }

  @Override
  public Set<String> explains() {
    return Set.of("never-activated", "image-not-synced");
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    if (site.isOnline()) {
      return Optional.empty();
    }
    List<String> refused = site.logged(SAID);
    boolean replaced = isReplaced(site);
    return refused.isEmpty() && !replaced
        ? Optional.empty()
        : Optional.of(
            diagnosis(site, replaced || !refused.isEmpty() && newest(site).isPresent())
                .quoting(refused)
                .since(since(site))
                .curedBy(Cure.SYNC_PASSWORD));
  }

  private Diagnosis diagnosis(SiteEvidence site, boolean certain) {
    var what =
        newest(site)
            .map(password ->
                Sentence.of("cause.sync-password-rejected", "password", password.name())
                    .with("created", password.created())
                    .with("how", password.expired(site.now()) ? "expired" : "replaced"))
            .orElseGet(() ->
                Sentence.of("cause.sync-password-rejected", "password", "")
                    .with("created", Instant.EPOCH)
                    .with("how", "unknown"));
    return certain ? Diagnosis.certain(this, what) : Diagnosis.likely(this, what);
  }

  /** The last password that was made. */
  private static Optional<RegistryToken.Password> newest(SiteEvidence site) {
    return site.see(Part.SYNC_TOKEN).stream()
        .flatMap(each -> each.token().passwords().stream())
        .max(Comparator.comparing(RegistryToken.Password::created));
  }

  /** Whether the password that we gave the extension is none of the token's any more. */
  private static boolean isReplaced(SiteEvidence site) {
    return site.see(Part.EXTENSION)
        .flatMap(extension -> Optional.ofNullable(extension.settings().get(Extension.PASSWORD)))
        .flatMap(given -> site.see(Part.SYNC_TOKEN).map(each -> isGone(each.token(), given, site)))
        .orElse(false);
  }

  private static boolean isGone(RegistryToken token, String given, SiteEvidence site) {
    return token.passwords().stream()
        .filter(password -> !password.expired(site.now()))
        .noneMatch(password -> password.fingerprint().equals(given));
  }

  private static @Nullable Instant since(SiteEvidence site) {
    return newest(site)
        .map(RegistryToken.Password::created)
        .filter(created -> created.isAfter(Instant.EPOCH))
        .orElse(null);
  }
}
