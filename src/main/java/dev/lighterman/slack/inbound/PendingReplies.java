package dev.lighterman.slack.inbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.time.Duration;

/**
 * Where the outcome of a stored request or decision is to be sent. Kept in memory only, because a
 * response URL is a secret; after a restart the person is answered in the channel.
 */
public final class PendingReplies {
  /** As long as Slack accepts answers at a response URL. */
  private static final Duration RETENTION = Duration.ofMinutes(30);

  private static final int MAX_ENTRIES = 10_000;

  private final Cache<String, PendingReply> replies =
      Caffeine.newBuilder().expireAfterWrite(RETENTION).maximumSize(MAX_ENTRIES).build();

  /**
   * A person who waits for the outcome.
   *
   * @param command the slash command as they typed it
   */
  record PendingReply(ReplyTarget replyTarget, String command) {}

  /** Keeps the command's reply target until {@link #remove}. */
  void add(TypedCommand command) {
    replies.put(command.trigger(), new PendingReply(command.replyTarget(), command.command()));
  }

  /** Removes and returns the reply of what was stored by this key; the channel if it is unknown. */
  PendingReply remove(String key, Channel channel, Person person) {
    PendingReply reply = replies.asMap().remove(key);
    return reply == null
        ? new PendingReply(new ReplyTarget.InChannel(channel, person), TypedCommand.COMMAND)
        : reply;
  }
}
