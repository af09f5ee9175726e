package dev.lighterman.diagnosis;

import static java.util.stream.Collectors.partitioningBy;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.kubernetes.FailingPull;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pods that can't pull.
 *
 * @param current those whose last try tells what is wrong now
 * @param outdated those that were refused before something was changed that may let them in: only
 *     the next try tells whether it does
 */
public record PullAttempts(List<FailingPull> current, List<FailingPull> outdated) {
  /** What is said where a registry does not have the image. */
  public static final Pattern NOT_FOUND =
      Pattern.compile("(?i)manifest[ _]unknown|name[ _]unknown|: not found|404 Not Found");

  private static final Pattern REFUSED =
      Pattern.compile(
          "(?i)unauthorized|authentication required|no basic auth|insufficient[ _]scopes?");

  public PullAttempts {
    current = List.copyOf(current);
    outdated = List.copyOf(outdated);
  }

  /** Those that were seen of a site. */
  public static PullAttempts of(SiteEvidence site) {
    Optional<Instant> changed = changes(site).max(Comparator.naturalOrder());
    Map<Boolean, List<FailingPull>> byAge =
        site.see(Part.PULLS).stream()
            .flatMap(List::stream)
            .collect(
                partitioningBy(pull ->
                    REFUSED.matcher(pull.message()).find()
                        && changed.filter(pull::failedBefore).isPresent()));
    return new PullAttempts(
        byAge.getOrDefault(false, List.of()), byAge.getOrDefault(true, List.of()));
  }

  /** When what lets pods in and what they sign in with was changed. */
  private static Stream<Instant> changes(SiteEvidence site) {
    Stream<Instant> tokens =
        site.see(Part.CLIENT_TOKENS).stream()
            .flatMap(List::stream)
            .flatMap(token -> token.changed().stream());
    Stream<Instant> secrets =
        site.see(Part.PULL_SECRETS).stream()
            .flatMap(List::stream)
            .flatMap(secret -> secret.changed().stream());
    Stream<Instant> registry =
        site.see(Part.CONNECTED_REGISTRY).map(ConnectedRegistry::changed).stream();
    return Stream.of(tokens, secrets, registry).flatMap(each -> each);
  }

  /** When the last of the current ones failed; empty if there are none, or nobody tells. */
  public Optional<Instant> lastFailed() {
    return current.stream()
        .map(FailingPull::failed)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }
}
