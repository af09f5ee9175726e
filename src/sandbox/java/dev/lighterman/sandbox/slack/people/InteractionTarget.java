package dev.lighterman.sandbox.slack.people;

import org.jspecify.annotations.Nullable;

/**
 * Which message or view a person means; a message's channel may be left out, its {@code ts} is
 * enough.
 */
public record InteractionTarget(
    @Nullable String channel, @Nullable String messageTs, @Nullable String viewId) {
  public InteractionTarget {
    if ((messageTs == null) == (viewId == null)) {
      throw new IllegalArgumentException("Give either message_ts or view_id.");
    }
  }
}
