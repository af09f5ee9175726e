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
    List<String> refused = site.loggedSinceSync(SAID);
    Optional<RegistryToken.Password> newest = newest(site);
    boolean expired =
        refused.isEmpty()
            ? hasNoneThatIsValid(site)
            : newest.map(each -> each.expired(site.now())).orElse(false);
    boolean given = isGivenOneGone(site);
    boolean replaced = given || newest.map(each -> isAfterLastSync(each, site)).orElse(false);
    if (refused.isEmpty() && !expired && !given) {
      return Optional.empty();
    }
    var what =
        Sentence.of(
                "cause.sync-password-rejected",
                "password",
                newest.map(RegistryToken.Password::name).orElse(""))
            .with("created", newest.map(RegistryToken.Password::created).orElse(Instant.EPOCH))
            .with("how", expired ? "expired" : replaced ? "replaced" : "unknown");
    boolean certain = expired || replaced;
    return Optional.of(
        (certain ? Diagnosis.certain(this, what) : Diagnosis.likely(this, what))
            .quoting(refused)
            .since(certain ? since(newest, expired) : null)
            .curedBy(Cure.SYNC_PASSWORD));
  }

  private static boolean isAfterLastSync(RegistryToken.Password password, SiteEvidence site) {
    return site.see(Part.CONNECTED_REGISTRY)
        .flatMap(registry -> Optional.ofNullable(registry.lastSync()))
        .filter(password.created()::isAfter)
        .isPresent();
  }

  /** The last password that was made. */
  private static Optional<RegistryToken.Password> newest(SiteEvidence site) {
    return site.see(Part.SYNC_TOKEN).stream()
        .flatMap(each -> each.token().passwords().stream())
        .max(Comparator.comparing(RegistryToken.Password::created));
  }

  /** One that has expired beside one that is valid may not be in use at all. */
  private static boolean hasNoneThatIsValid(SiteEvidence site) {
    return site.see(Part.SYNC_TOKEN)
        .map(each -> each.token().passwords())
        .filter(passwords -> !passwords.isEmpty())
        .filter(passwords -> passwords.stream().allMatch(each -> each.expired(site.now())))
        .isPresent();
  }

  /** Whether the password that we gave the extension is none of the token's any more. */
  private static boolean isGivenOneGone(SiteEvidence site) {
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

  /** When it was replaced, or expired. */
  private static @Nullable Instant since(Optional<RegistryToken.Password> newest, boolean expired) {
    return newest.map(each -> expired ? each.expires() : each.created()).orElse(null);
  }
}
