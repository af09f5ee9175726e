package dev.lighterman.sandbox.slack.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that has been said, oldest first. */
public final class Messages {
  private final InstantSource clock;
  private final Changes changes;
  private final List<Message> messages = new ArrayList<>();
  private long lastMicros;

  Messages(InstantSource clock, Changes changes) {
    this.clock = clock;
    this.changes = changes;
  }

  public synchronized List<Message> all() {
    return List.copyOf(messages);
  }

  public synchronized Message post(String user, Place place, Content content) {
    return add(new Message(nextTs(), user, place, content, null));
  }

  /** Puts down what was said at another time. */
  synchronized Message postAt(Instant at, String user, Place place, Content content) {
    return add(new Message(Ts.of(at), user, place, content, null));
  }

  private Message add(Message message) {
    messages.add(message);
    changes.happened();
    return message;
  }

  public synchronized Optional<Message> find(String channel, String ts) {
    return messages.stream().filter(message -> message.is(channel, ts)).findFirst();
  }

  /** Edits a message, if it is still there. */
  public synchronized Optional<Message> replace(Message old, Content content) {
    Optional<Message> edited =
        find(old.place().channel(), old.ts())
            .map(now -> new Message(now.ts(), now.user(), now.place(), content, nextTs()));
    edited.ifPresent(message ->
        messages.replaceAll(
            each -> each.is(message.place().channel(), message.ts()) ? message : each));
    changes.happened();
    return edited;
  }

  public synchronized void delete(Message message) {
    messages.removeIf(each -> each.is(message.place().channel(), message.ts()));
    changes.happened();
  }

  /** What stands in a channel for all to see, threads left out. */
  public synchronized List<Message> history(String channel) {
    return messages.stream()
        .filter(m -> m.place().channel().equals(channel) && !m.ephemeral())
        .filter(m -> m.place().thread() == null)
        .toList();
  }

  public synchronized List<Message> replies(String channel, String parent) {
    return messages.stream().filter(message -> message.repliesTo(channel, parent)).toList();
  }

  /** Unique and never going back: a message's ts is also its name. */
  private String nextTs() {
    lastMicros = Math.max(lastMicros + 1, Ts.micros(clock.instant()));
    return Ts.of(lastMicros);
  }
}
