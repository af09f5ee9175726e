package dev.lighterman.diagnosis;

import static java.util.stream.Collectors.groupingBy;

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
 * @param outdated those that were refused before a change that may let them in was in effect: only
 *     the next try tells whether it does
 * @param unsynced those that are refused while the connected registry does not know yet what was
 *     changed in the cloud
 */
public record PullAttempts(
    List<FailingPull> current, List<FailingPull> outdated, List<FailingPull> unsynced) {
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?i)unauthorized|authentication required|no basic auth|insufficient[ _]scopes?");

  public PullAttempts {
    current = List.copyOf(current);
    outdated = List.copyOf(outdated);
    unsynced = List.copyOf(unsynced);
  }

  /** What a try tells. */
  private enum Age {
    CURRENT,
    OUTDATED,
    UNSYNCED
  }

  /** Those that were seen of a site. */
  public static PullAttempts of(SiteEvidence site) {
    Optional<Instant> changed = latest(changesInCloud(site));
    Optional<ConnectedRegistry> registry = site.see(Part.CONNECTED_REGISTRY);
    // Who does not see when it synchronized takes it that it knows.
    Optional<Instant> known =
        changed.flatMap(
            time -> registry.map(each -> each.knewSince(time)).orElse(Optional.of(time)));
    boolean unsynced = changed.isPresent() && known.isEmpty();
    Optional<Instant> effective =
        latest(Stream.of(known.stream(), changesInCluster(site)).flatMap(each -> each));
    Map<Age, List<FailingPull>> byAge =
        site.see(Part.PULLS).stream()
            .flatMap(List::stream)
            .collect(
                groupingBy(pull ->
                    !REFUSED.matcher(pull.message()).find()
                        ? Age.CURRENT
                        : unsynced
                            ? Age.UNSYNCED
                            : effective.filter(pull::failedBefore).isPresent()
                                ? Age.OUTDATED
                                : Age.CURRENT));
    return new PullAttempts(
        byAge.getOrDefault(Age.CURRENT, List.of()),
        byAge.getOrDefault(Age.OUTDATED, List.of()),
        byAge.getOrDefault(Age.UNSYNCED, List.of()));
  }

  /** When it was changed whom the connected registry lets in: it hears of it as it synchronizes. */
  private static Stream<Instant> changesInCloud(SiteEvidence site) {
    Stream<Instant> tokens =
        site.see(Part.CLIENT_TOKENS).stream()
            .flatMap(List::stream)
            .flatMap(token -> token.changed().stream());
    Stream<Instant> registry =
        site.see(Part.CONNECTED_REGISTRY).map(ConnectedRegistry::changed).stream();
    return Stream.concat(tokens, registry);
  }

  /** When it was changed what pods sign in with. */
  private static Stream<Instant> changesInCluster(SiteEvidence site) {
    return site.see(Part.PULL_SECRETS).stream()
        .flatMap(List::stream)
        .flatMap(secret -> secret.changed().stream());
  }

  private static Optional<Instant> latest(Stream<Instant> times) {
    return times.max(Comparator.naturalOrder());
  }

  /** When the last of the current ones failed; empty if there are none, or nobody tells. */
  public Optional<Instant> lastFailed() {
    return current.stream()
        .map(FailingPull::failed)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }
}
