package dev.lighterman.diagnosis;

import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.ScopeMap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A token with what it may do.
 *
 * @param scopeMap null where it is gone
 */
public record TokenEvidence(RegistryToken token, @Nullable ScopeMap scopeMap) {
  /** How many tokens are read of one site. */
  public static final int MAX_READ = 10;

  /** The name of the token. */
  public String name() {
    return token.id().name();
  }

  /** When it, a password of it or its scope map was last changed; empty where nobody tells. */
  Optional<Instant> changed() {
    return Stream.of(
            Stream.ofNullable(token.changed()),
            token.passwords().stream().map(RegistryToken.Password::created),
            Stream.ofNullable(scopeMap).flatMap(found -> Stream.ofNullable(found.changed())))
        .flatMap(each -> each)
        .max(Comparator.naturalOrder());
  }

  /**
   * Whether its scope map lets it take this action, such as {@code repositories/x/content/read}.
   */
  public boolean allows(String action) {
    return actions().contains(action.toLowerCase(Locale.ROOT));
  }

  private List<String> actions() {
    return scopeMap == null
        ? List.of()
        : scopeMap.actions().stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether it may read a repository. */
  public boolean mayPull(String repository) {
    return actions().stream()
        .filter(action -> action.startsWith("repositories/") && action.endsWith("/content/read"))
        .map(action -> action.substring("repositories/".length()))
        .map(action -> action.substring(0, action.length() - "/content/read".length()))
        .anyMatch(pattern -> matches(pattern, repository.toLowerCase(Locale.ROOT)));
  }

  /** A pattern may end with a wildcard. */
  private static boolean matches(String pattern, String repository) {
    return pattern.endsWith("*")
        ? repository.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(repository);
  }
}
