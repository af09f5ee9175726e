package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** The actions that a request wants of a scope map: which there are, and how many may be named. */
final class ScopeMapActionRules {

  private static final int MOST_REPOSITORIES = 500;
  private static final Pattern ACTION =
      Pattern.compile(
          "repositories/[a-z0-9*._/-]+/(content/(read|write|delete)|metadata/(read|write))"
              + "|gateway/[a-z0-9_-]+/(config|message)/(read|write)");

  private ScopeMapActionRules() {}

  /** Reads them; refuses none at all, one that there is not, and too many repositories. */
  static List<String> of(JsonNode body) {
    var actions = body.at("/properties/actions").valueStream().map(JsonNode::asText).toList();
    var wrong = actions.stream().filter(a -> !ACTION.matcher(a).matches()).findFirst();
    if (actions.isEmpty() || wrong.isPresent()) {
      throw ArmFailure.bad(
          "InvalidScopeMapActions",
          "The scope map action '%s' is invalid.".formatted(wrong.orElse("")));
    }
    if (repositories(actions) > MOST_REPOSITORIES) {
      throw ArmFailure.bad(
          "TooManyRepositories",
          "A scope map can't hold more than %d repositories.".formatted(MOST_REPOSITORIES));
    }
    return actions;
  }

  private static long repositories(List<String> actions) {
    return actions.stream()
        .filter(action -> action.startsWith("repositories/"))
        .map(action -> action.replaceFirst("/(content|metadata)/\\w+$", ""))
        .distinct()
        .count();
  }
}
