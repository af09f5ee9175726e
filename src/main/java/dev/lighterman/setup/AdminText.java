package dev.lighterman.setup;

import dev.lighterman.slack.workspace.Scope;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a workspace's admins want to know before they let an app in. */
final class AdminText {
  private AdminText() {}

  static String text() {
    return Setup.resource("admin.txt")
        .replace(
            "{scopes}",
            Arrays.stream(Scope.values())
                .map(scope -> "  %-18s %s".formatted(scope.word(), scope.reason()))
                .collect(Collectors.joining("\n")));
  }
}
