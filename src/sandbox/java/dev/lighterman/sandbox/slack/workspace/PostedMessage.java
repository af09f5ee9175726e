package dev.lighterman.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/** A message; {@code ts} names it within its channel and says when it was posted. */
public record PostedMessage(
    String ts,
    String user,
    MessageLocation location,
    MessageContent content,
    @Nullable String editedTs) {
  public boolean ephemeral() {
    return location.ephemeralTo() != null;
  }

  boolean matches(String channel, String wantedTs) {
    return location.channel().equals(channel) && ts.equals(wantedTs);
  }

  boolean repliesTo(String channel, String parent) {
    return location.channel().equals(channel) && parent.equals(location.thread()) && !ephemeral();
  }
}
