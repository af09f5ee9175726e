package dev.lighterman.slack.workspace;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The channels that are shared with other companies by Slack Connect. Those would read every plan
 * there, so nothing may be changed from such a channel.
 */
public final class SharedChannels {
  /** Long enough to answer most commands from memory, short enough to notice a new sharing. */
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private static final int MAX_CHANNELS = 1_000;

  private final ExpiringCache<Channel, Boolean> shared;

  public SharedChannels(WebApi slack, InstantSource clock) {
    shared = new ExpiringCache<>(MAX_CHANNELS, clock, channel -> read(slack, channel));
  }

  /**
   * Refuses a change from a shared channel.
   *
   * @throws AskerMustAct if another company is in the channel
   */
  public void refuseShared(Channel channel) {
    try {
      if (shared.get(channel, MAX_AGE)) {
        throw new AskerMustAct(Sentence.of("slack.shared", "channel", channel));
      }
    } catch (SlackApiError error) {
      // The bot can't post there either, and says so when it tries.
      if (!error.isChannelUnavailable()) {
        throw error.asOperatorProblem();
      }
    }
  }

  private static boolean read(WebApi slack, Channel channel) {
    return slack.callInteractive(
        api -> api.conversationsInfo(r -> r.channel(channel.id())),
        answer -> answer.getChannel().isExtShared());
  }
}
