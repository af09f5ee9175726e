package dev.lighterman.azure;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What one role assignment lets the bot do.
 *
 * @param actions patterns in which {@code *} stands for anything
 * @param notActions patterns of what {@code actions} give but this grant doesn't
 */
public record Permission(List<String> actions, List<String> notActions) {
  public Permission {
    actions = List.copyOf(actions);
    notActions = List.copyOf(notActions);
  }

  public boolean allows(String action) {
    return covers(actions, action) && !covers(notActions, action);
  }

  private static boolean covers(List<String> patterns, String action) {
    return patterns.stream().anyMatch(pattern -> regex(pattern).matcher(action).matches());
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile(
        "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", Pattern.CASE_INSENSITIVE);
  }
}
