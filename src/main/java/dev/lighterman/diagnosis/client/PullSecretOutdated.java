package dev.lighterman.diagnosis.client;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.PullSecretEvidence;
import dev.lighterman.diagnosis.RunningPull;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.TokenEvidence;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A workload runs on an image that it pulled before, and signs in with what is not valid any more:
 * it fails when it has to pull again.
 */
public final class PullSecretOutdated implements Cause {
  /** By how much the clocks of Azure and of a cluster may differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  /** Why a secret lets nobody in any more. */
  private enum Why {
    NOT_ACCEPTED,
    DISABLED,
    RENEWED
  }

  private record Outdated(PullingWorkload workload, String secret, PullSecret content, Why why) {}

  @Override
  public Part<?> part() {
    return Part.RUNNING_PULLS;
  }

  @Override
  public Set<Part<?>> affects() {
    return Set.of(Part.RUNNING_PULLS, Part.PULLS);
  }

  @Override
  public boolean isAhead() {
    return true;
  }

  @Override
  public Optional<Diagnosis> in(SiteEvidence site) {
    List<Outdated> outdated =
        site.see(Part.CONNECTED_REGISTRY).stream()
            .flatMap(registry ->
                site.see(Part.RUNNING_PULLS).stream()
                    .flatMap(List::stream)
                    .flatMap(pull -> outdated(site, registry, pull).stream()))
            .toList();
    return outdated.isEmpty() ? Optional.empty() : Optional.of(diagnosis(outdated));
  }

  private Diagnosis diagnosis(List<Outdated> outdated) {
    Outdated first = outdated.getFirst();
    Diagnosis found =
        Diagnosis.likely(
                this,
                Sentence.of("cause.pull-secret-outdated", "workload", name(first.workload()))
                    .with("why", first.why().name().toLowerCase(Locale.ROOT))
                    .with("secret", first.secret())
                    .with("token", first.content().username())
                    .with("more", outdated.size() - 1))
            .remediedBy(
                Sentence.of("cause.pull-secret-outdated.remedy", "secret", first.secret())
                    .with("namespace", first.workload().namespace()));
    // A repair leaves the pull secrets of others alone.
    return outdated.stream().allMatch(each -> each.content().tokenName() != null)
        ? found.curedBy(Cure.CLIENT_TOKEN)
        : found;
  }

  private static String name(PullingWorkload workload) {
    return workload.kind() + " " + workload.namespace() + "/" + workload.name();
  }

  /** One of those for this registry that a workload names, if none of them is valid. */
  private static Optional<Outdated> outdated(
      SiteEvidence site, ConnectedRegistry registry, RunningPull pull) {
    List<PullSecretEvidence> named =
        pull.secrets().stream().filter(each -> isForSite(site, each.secret())).toList();
    List<Outdated> outdated =
        named.stream()
            .filter(each -> !isFailing(site, each))
            .flatMap(each ->
                Stream.ofNullable(each.secret())
                    .flatMap(content ->
                        why(site, registry, content).stream()
                            .map(why -> new Outdated(pull.workload(), each.name(), content, why))))
            .toList();
    return outdated.size() == named.size() ? outdated.stream().findFirst() : Optional.empty();
  }

  private static boolean isForSite(SiteEvidence site, @Nullable PullSecret secret) {
    return secret != null
        && secret
            .server()
            .replaceFirst("^https?://", "")
            .replaceFirst("(?::\\d+)?(?:/.*)?$", "")
            .equals(site.serviceAddress());
  }

  /** Of those with which a pull fails, the causes of that pull speak. */
  private static boolean isFailing(SiteEvidence site, PullSecretEvidence secret) {
    return site.see(Part.PULL_SECRETS).stream()
        .flatMap(List::stream)
        .anyMatch(failing ->
            failing.namespace().equals(secret.namespace()) && failing.name().equals(secret.name()));
  }

  /** Empty where it may be valid, and where nobody can tell. */
  private static Optional<Why> why(
      SiteEvidence site, ConnectedRegistry registry, PullSecret secret) {
    boolean isAccepted =
        registry.clientTokens().stream()
            .anyMatch(id -> id.name().equalsIgnoreCase(secret.username()));
    if (!isAccepted) {
      return Optional.of(Why.NOT_ACCEPTED);
    }
    Optional<List<TokenEvidence>> tokens = site.see(Part.CLIENT_TOKENS);
    Optional<TokenEvidence> token =
        tokens.stream()
            .flatMap(List::stream)
            .filter(each -> each.name().equalsIgnoreCase(secret.username()))
            .findFirst();
    if (token.isEmpty()) {
      return tokens.isPresent() && allTokensRead(site, registry)
          ? Optional.of(Why.NOT_ACCEPTED)
          : Optional.empty();
    }
    return !token.get().token().enabled()
        ? Optional.of(Why.DISABLED)
        : Optional.of(Why.RENEWED).filter(_ -> isRenewed(secret, token.get()));
  }

  /** One that was not read may be there all the same. */
  private static boolean allTokensRead(SiteEvidence site, ConnectedRegistry registry) {
    long others = site.see(Part.PULL_SECRETS).stream().flatMap(List::stream).count();
    return registry.clientTokens().size() + others <= TokenEvidence.MAX_READ;
  }

  /**
   * Whether each password of the token is younger than the secret. Of a secret that we wrote it is
   * known which password it has, so that the two clocks matter less.
   */
  private static boolean isRenewed(PullSecret secret, TokenEvidence token) {
    Instant written = secret.changed();
    Duration margin = secret.passwordCreated() == null ? CLOCKS : Duration.ZERO;
    return written != null
        && token.token().passwords().stream()
            .allMatch(password ->
                !password.created().equals(secret.passwordCreated())
                    && password.created().isAfter(written.plus(margin)));
  }
}
