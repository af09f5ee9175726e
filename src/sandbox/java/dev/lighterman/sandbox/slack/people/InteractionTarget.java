package dev.lighterman.sandbox.slack.people;

import org.jspecify.annotations.Nullable;

/** The message or view of an interaction; a message's channel is optional. */
public record InteractionTarget(
    @Nullable String channel, @Nullable String messageTs, @Nullable String viewId) {
  public InteractionTarget {
    if ((messageTs == null) == (viewId == null)) {
      throw new IllegalArgumentException("Give either message_ts or view_id.");
    }
  }
}
