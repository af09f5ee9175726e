package dev.lighterman.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/** Where a message stands: a channel, perhaps a thread in it, perhaps shown to one person only. */
public record Place(String channel, @Nullable String thread, @Nullable String onlyFor) {
  public static Place in(String channel) {
    return new Place(channel, null, null);
  }

  public Place onlyFor(String user) {
    return new Place(channel, thread, user);
  }

  public Place inThread(@Nullable String parent) {
    return new Place(channel, parent, onlyFor);
  }
}
