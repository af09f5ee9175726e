package dev.lighterman.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/** A message; {@code ts} is its id within the channel and the time of posting. */
public record PostedMessage(
    String ts,
    String user,
    MessageLocation location,
    MessageContent content,
    @Nullable String editedTs) {
  public boolean ephemeral() {
    return location.ephemeralTo() != null;
  }

  boolean matches(String channel, String otherTs) {
    return location.channel().equals(channel) && ts.equals(otherTs);
  }

  boolean repliesTo(String channel, String parent) {
    return location.channel().equals(channel) && parent.equals(location.thread()) && !ephemeral();
  }
}
