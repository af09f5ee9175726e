package dev.lighterman.slack.message;

import dev.lighterman.request.Request;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels in which the bot is known to be a member. It finds out with what it has to say
 * there: an ephemeral message, which Slack accepts exactly where the bot may post.
 */
public final class ChannelMembership {
  private static final Logger log = LoggerFactory.getLogger(ChannelMembership.class);

  private final Set<Channel> joined = ConcurrentHashMap.newKeySet();
  private final WebApi slack;
  private final ChatClient chat;
  private final BotIdentity identity;

  public ChannelMembership(WebApi slack, ChatClient chat, BotIdentity identity) {
    this.slack = slack;
    this.chat = chat;
    this.identity = identity;
  }

  public boolean isKnown(Channel channel) {
    return joined.contains(channel);
  }

  /**
   * Posts an ephemeral message in a channel of which the bot is not known to be a member. If Slack
   * does not answer, the message has probably been shown: it is not posted again.
   *
   * @return whether the person can have seen it; not if they have left the channel
   * @throws AskerMustAct if it is no member; tells the person to invite it
   */
  public boolean postFirst(Channel channel, Person person, SlackMessage slackMessage) {
    try {
      chat.postEphemeral(channel, person, slackMessage);
      joined.add(channel);
      return true;
    } catch (SlackApiError error) {
      if (error.isPersonNotInChannel()) {
        look(channel);
        return false;
      }
      throw refusal(channel, error);
    } catch (TryLater later) {
      if (!WebApi.isUnanswered(later)) {
        throw later;
      }
      log.atWarn().setCause(later).log("Slack may have shown the first message in a channel");
      look(channel);
      return true;
    }
  }

  /** Finds out without a message; if Slack does not tell, the next message will. */
  private void look(Channel channel) {
    try {
      boolean isMember =
          slack.callInteractive(
              api -> api.conversationsInfo(r -> r.channel(channel.id())),
              answer -> answer.getChannel().isMember());
      if (!isMember) {
        throw notAMember(channel);
      }
      joined.add(channel);
    } catch (SlackApiError error) {
      throw refusal(channel, error);
    } catch (TryLater unknown) {
      log.atWarn().setCause(unknown).log("can't tell whether the bot is in a channel");
    }
  }

  private RuntimeException refusal(Channel channel, SlackApiError error) {
    return error.isChannelUnavailable() ? notAMember(channel) : error.asOperatorProblem();
  }

  /** Slack refused to post there. */
  void forget(Channel channel) {
    joined.remove(channel);
  }

  /** Asks to invite the bot where a request's card can't be posted since it was removed. */
  Sentence invitation(Request request) {
    return asksToInvite("slack.card-unposted", request.intent().channel())
        .with("request", request.number().toString());
  }

  private AskerMustAct notAMember(Channel channel) {
    return new AskerMustAct(asksToInvite("slack.invite", channel));
  }

  private Sentence asksToInvite(String key, Channel channel) {
    BotIdentity.Known known = identity.known();
    return Sentence.of(key, "channel", channel)
        .with("bot", known == null ? "@Lighterman" : known.bot());
  }
}
