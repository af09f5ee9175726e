package dev.lighterman.sandbox.slack;

import java.util.List;

/** A channel, or a person's direct messages with the bot. */
public record Channel(String id, String name, String topic, boolean im, List<String> members) {
  public Channel {
    members = List.copyOf(members);
  }

  boolean holds(String user) {
    return members.contains(user);
  }

  /** What a slash command calls this place: direct messages have no name of their own. */
  String spokenName() {
    return im ? "directmessage" : name;
  }
}
