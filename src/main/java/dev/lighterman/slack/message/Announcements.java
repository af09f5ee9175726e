package dev.lighterman.slack.message;

import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a whole channel something once. What it says is stored by whoever has it told; so before it
 * is posted, it is looked for in Slack, where an earlier attempt may have left it.
 */
public final class Announcements {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ChatClient chat;
  private final SentMessages sentMessages;
  private final InstantSource clock;

  /** Since when Slack may still be about to post what it did not answer, by id. */
  private final Map<String, Instant> unanswered = new ConcurrentHashMap<>();

  public Announcements(ChatClient chat, SentMessages sentMessages, InstantSource clock) {
    this.chat = chat;
    this.sentMessages = sentMessages;
    this.clock = clock;
  }

  /**
   * Posts an announcement, unless it is there.
   *
   * @param since when there was something to announce
   * @throws TryLater if that is to be tried again
   */
  public void post(String id, Channel channel, Instant since, SlackMessage slackMessage) {
    boolean isThere = sentMessages.find(channel, null, since).containsKey(id);
    if (!isThere) {
      checkOver(id);
      try {
        chat.post(channel, null, slackMessage, List.of(id));
      } catch (TryLater later) {
        if (WebApi.isUnanswered(later)) {
          unanswered.put(id, clock.instant());
        }
        throw later;
      }
    }
    unanswered.remove(id);
  }

  /** Checks that Slack no longer carries out the last attempt. */
  private void checkOver(String id) {
    Instant begun = unanswered.get(id);
    if (begun != null && clock.instant().isBefore(begun.plus(UnconfirmedMessages.LATEST_POSTING))) {
      throw new TryLater(Sentence.of("slack.later"), PAUSE);
    }
  }
}
