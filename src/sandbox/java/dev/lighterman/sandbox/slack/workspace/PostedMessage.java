package dev.lighterman.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/** A message; {@code ts} names it within its channel and says when it was posted. */
public record PostedMessage(
    String ts,
    String user,
    MessageLocation place,
    MessageContent content,
    @Nullable String editedTs) {
  public boolean ephemeral() {
    return place.onlyFor() != null;
  }

  boolean is(String channel, String wantedTs) {
    return place.channel().equals(channel) && ts.equals(wantedTs);
  }

  boolean repliesTo(String channel, String parent) {
    return place.channel().equals(channel) && parent.equals(place.thread()) && !ephemeral();
  }
}
