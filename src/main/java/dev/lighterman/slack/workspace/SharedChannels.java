package dev.lighterman.slack.workspace;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Sentence;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Which channels other companies are in, by Slack Connect. They would read every plan there, so
 * nothing is changed from such a channel.
 */
public final class SharedChannels {
  /** Long enough for a command to be answered from memory, too short to plan much meanwhile. */
  private static final Duration AGE = Duration.ofMinutes(5);

  private static final int REMEMBERED = 1_000;

  private final ExpiringCache<Channel, Boolean> shared;

  public SharedChannels(WebApi slack, InstantSource clock) {
    shared = new ExpiringCache<>(REMEMBERED, clock, channel -> read(slack, channel));
  }

  /** Whether {@link #refuse} need not ask Slack. */
  public boolean know(Channel channel) {
    return shared.has(channel, AGE);
  }

  /**
   * Lets pass where nobody else listens.
   *
   * @throws AskerMustAct if another company is in the channel
   */
  public void refuse(Channel channel) {
    try {
      if (shared.get(channel, AGE)) {
        throw new AskerMustAct(Sentence.of("slack.shared", "channel", channel));
      }
    } catch (SlackApiError error) {
      // What the bot can't see it can't write to either: it says so, and asks to be invited.
      if (!error.isChannelUnavailable()) {
        throw error;
      }
    }
  }

  private static boolean read(WebApi slack, Channel channel) {
    return slack
        .callInteractive(api -> api.conversationsInfo(r -> r.channel(channel.id())))
        .getChannel()
        .isExtShared();
  }
}
