package dev.lighterman.sandbox.world;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Authenticates registry tokens and checks their scope maps. */
public final class TokenPermissions {

  private final World world;

  public TokenPermissions(World world) {
    this.world = world;
  }

  /** The token of this name, if it is enabled and the password is valid. */
  public Optional<Resource> authenticate(ResourceId registry, String name, String password) {
    return world
        .resources()
        .find(registry.child("tokens", name))
        .filter(token -> token.text("/properties/status").equalsIgnoreCase("enabled"))
        .filter(token -> world.passwords().accepts(token.id(), password));
  }

  /**
   * Whether a token's scope map allows an action on a repository.
   *
   * @param verb for example {@code content/read}
   */
  public boolean allows(Resource token, String repository, String verb) {
    return allowed(token, verb).test(repository);
  }

  /** The repositories on which a token's scope map allows an action. */
  public Predicate<String> allowed(Resource token, String verb) {
    var actions = actions(token);
    return repository -> actions.stream().anyMatch(action -> covers(action, repository, verb));
  }

  /** The actions of a token's scope map; none if that does not exist. */
  public List<String> actions(Resource token) {
    return world
        .resources()
        .find(token.text("/properties/scopeMapId"))
        .map(map -> map.texts("/properties/actions"))
        .orElse(List.of());
  }

  /** An action's repository is a name, {@code *} for all, or ends with {@code /*}. */
  private static boolean covers(String action, String repository, String verb) {
    if (!action.startsWith("repositories/") || !action.endsWith("/" + verb)) {
      return false;
    }
    var pattern = action.substring("repositories/".length(), action.length() - verb.length() - 1);
    return pattern.equals("*")
        || pattern.equals(repository)
        || (pattern.endsWith("/*")
            && repository.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
