package dev.lighterman.sandbox.slack.workspace;

import java.util.List;
import java.util.stream.Stream;

/**
 * A channel, or a direct message of a person with the bot.
 *
 * @param shared whether it is shared with another company (Slack Connect)
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

  SlackChannel withMember(String user) {
    return new SlackChannel(
        id, name, topic, im, shared, Stream.concat(members.stream(), Stream.of(user)).toList());
  }

  /** The name in payloads; a direct message has a fixed one. */
  public String payloadName() {
    return im ? "directmessage" : name;
  }
}
