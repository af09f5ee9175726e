package dev.lighterman.sandbox.slack.workspace;

import java.util.List;

/**
 * A channel, or a person's direct messages with the bot.
 *
 * @param shared whether another company is in it, by Slack Connect
 */
public record SlackChannel(
    String id, String name, String topic, boolean im, boolean shared, List<String> members) {
  public SlackChannel {
    members = List.copyOf(members);
  }

  static SlackChannel of(String id, String name, String topic, List<String> members) {
    return new SlackChannel(id, name, topic, false, false, members);
  }

  public boolean hasMember(String user) {
    return members.contains(user);
  }

  /** What a slash command calls this place: direct messages have no name of their own. */
  public String payloadName() {
    return im ? "directmessage" : name;
  }
}
