package dev.lighterman.sandbox.slack.workspace;

import java.util.List;

/** A user group, such as {@code @edge-leads}. */
public record SlackUserGroup(String id, String handle, String name, List<String> users) {
  public SlackUserGroup {
    users = List.copyOf(users);
  }
}
