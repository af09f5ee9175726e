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
 * The channels in which the bot is known to be a member. It has no scope to list members; instead
 * it posts an ephemeral message, which Slack accepts exactly where the bot may post.
 */
public final class ChannelMembership {
  private final Set<Channel> joined = ConcurrentHashMap.newKeySet();
  private final ChatClient chat;
  private final BotIdentity identity;

  public ChannelMembership(ChatClient chat, BotIdentity identity) {
    this.chat = chat;
    this.identity = identity;
  }

  public boolean isKnown(Channel channel) {
    return joined.contains(channel);
  }

  /**
   * Posts an ephemeral message in a channel of which the bot is not known to be a member.
   *
   * @throws AskerMustAct if it is no member; tells the person to invite it
   */
  public void postFirst(Channel channel, Person person, SlackMessage slackMessage) {
    try {
      chat.postEphemeral(channel, person, slackMessage);
      joined.add(channel);
    } catch (SlackApiError error) {
      throw error.isChannelUnavailable() ? notAMember(channel) : error.asOperatorProblem();
    }
  }

  /** Slack refused to post there. */
  void forget(Channel channel) {
    joined.remove(channel);
  }

  private AskerMustAct notAMember(Channel channel) {
    BotIdentity.Known known = identity.known();
    return new AskerMustAct(
        Sentence.of("slack.invite", "channel", channel)
            .with("bot", known == null ? "@Lighterman" : known.bot()));
  }
}
