package dev.lighterman.setup;

import dev.lighterman.slack.workspace.OAuthScope;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a workspace's admins want to know before they let an app in. */
final class SlackAdminGuide {
  private SlackAdminGuide() {}

  static String text() {
    return SetupCommand.resource("admin.txt")
        .replace(
            "{scopes}",
            Arrays.stream(OAuthScope.values())
                .map(scope -> "  %-18s %s".formatted(scope.word(), scope.reason()))
                .collect(Collectors.joining("\n")));
  }
}
