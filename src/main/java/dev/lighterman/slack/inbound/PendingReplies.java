package dev.lighterman.slack.inbound;

import dev.lighterman.request.RecordedDecision;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who waits for what becomes of their wishes. In memory only, since the addresses that come with
 * deliveries are: whoever waited for a process that died hears it in the channel.
 */
public final class PendingReplies {
  private final Map<String, Listener> waiting;

  /**
   * Somebody who waits.
   *
   * @param command the command as they typed it
   */
  record Listener(ReplyTarget replyTarget, String command) {}

  /**
   * @param most how many are remembered; the eldest fall out, since another replica may answer them
   */
  public PendingReplies(int most) {
    waiting =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Listener> eldest) {
            return size() > most;
          }
        };
  }

  /** Remembers who spoke, until {@link #leave}. */
  synchronized void enter(TypedCommand command) {
    waiting.put(command.trigger(), new Listener(command.replyTarget(), command.command()));
  }

  /** Whoever waits for this wish, and does not after that. */
  synchronized Listener leave(RecordedDecision decision) {
    Listener listener = waiting.remove(decision.key());
    return listener == null ? there(decision.channel(), decision.person()) : listener;
  }

  private static Listener there(Channel channel, Person person) {
    return new Listener(new ReplyTarget.InChannel(channel, person), TypedCommand.COMMAND);
  }
}
