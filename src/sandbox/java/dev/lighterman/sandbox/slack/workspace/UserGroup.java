package dev.lighterman.sandbox.slack.workspace;

import java.util.List;

/** A group that can be mentioned, such as {@code @edge-leads}. */
public record UserGroup(String id, String handle, String name, List<String> users) {
  public UserGroup {
    users = List.copyOf(users);
  }
}
