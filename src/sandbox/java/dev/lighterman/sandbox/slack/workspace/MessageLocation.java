package dev.lighterman.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/** Where a message is: a channel, optionally a thread; ephemeral if for one user. */
public record MessageLocation(
    String channel, @Nullable String thread, @Nullable String ephemeralTo) {
  public static MessageLocation inChannel(String channel) {
    return new MessageLocation(channel, null, null);
  }

  public MessageLocation ephemeralTo(String user) {
    return new MessageLocation(channel, thread, user);
  }

  public MessageLocation inThread(@Nullable String parent) {
    return new MessageLocation(channel, parent, ephemeralTo);
  }
}
