package dev.lighterman.slack.message;

import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the bot is known to be a member. It may not read the list of members, and needs no scope
 * for it: saying something to one person is allowed exactly where it may post.
 */
public final class ChannelMembership {
  private final Set<Channel> joined = ConcurrentHashMap.newKeySet();
  private final ChatClient chat;
  private final BotIdentity identity;

  public ChannelMembership(ChatClient chat, BotIdentity identity) {
    this.chat = chat;
    this.identity = identity;
  }

  public boolean known(Channel channel) {
    return joined.contains(channel);
  }

  /**
   * Says something to a person where the bot has not posted yet.
   *
   * @throws AskerMustAct if it is no member there, with what to do
   */
  public void sayFirst(Channel channel, Person person, SlackMessage slackMessage) {
    try {
      chat.postEphemeral(channel, person, slackMessage);
      joined.add(channel);
    } catch (SlackApiError error) {
      throw error.isChannelUnavailable() ? notHere(channel) : error;
    }
  }

  /** The bot was thrown out, or never was in. */
  void forget(Channel channel) {
    joined.remove(channel);
  }

  private AskerMustAct notHere(Channel channel) {
    BotIdentity.Known known = identity.known();
    return new AskerMustAct(
        Sentence.of("slack.invite", "channel", channel)
            .with("bot", known == null ? "@Lighterman" : known.bot()));
  }
}
