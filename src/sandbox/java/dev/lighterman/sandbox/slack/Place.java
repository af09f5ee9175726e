package dev.lighterman.sandbox.slack;

import org.jspecify.annotations.Nullable;

/** Where a message stands: a channel, perhaps a thread in it, perhaps shown to one person only. */
record Place(String channel, @Nullable String thread, @Nullable String onlyFor) {
  static Place in(String channel) {
    return new Place(channel, null, null);
  }

  Place onlyFor(String user) {
    return new Place(channel, thread, user);
  }

  Place inThread(@Nullable String parent) {
    return new Place(channel, parent, onlyFor);
  }
}
