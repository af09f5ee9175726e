package dev.lighterman.diagnosis;

import dev.lighterman.kubernetes.PullSecret;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pull secret that a pod names.
 *
 * @param secret null where there is none of that name
 */
public record PullSecretEvidence(String namespace, String name, @Nullable PullSecret secret) {
  /** When it was last written; empty where there is none, and where nobody tells. */
  Optional<Instant> changed() {
    return Optional.ofNullable(secret)
        .flatMap(found ->
            Stream.of(found.changed(), found.passwordCreated())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder()));
  }
}
