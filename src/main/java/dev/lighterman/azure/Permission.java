package dev.lighterman.azure;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What one role assignment allows the bot to do.
 *
 * @param actions patterns, in which {@code *} matches any text
 * @param notActions patterns of actions that are excluded from {@code actions}
 */
public record Permission(List<String> actions, List<String> notActions) {
  public Permission {
    actions = List.copyOf(actions);
    notActions = List.copyOf(notActions);
  }

  public boolean allows(String action) {
    return matchesAny(actions, action) && !matchesAny(notActions, action);
  }

  private static boolean matchesAny(List<String> patterns, String action) {
    return patterns.stream().anyMatch(pattern -> regex(pattern).matcher(action).matches());
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile(
        "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", Pattern.CASE_INSENSITIVE);
  }
}
