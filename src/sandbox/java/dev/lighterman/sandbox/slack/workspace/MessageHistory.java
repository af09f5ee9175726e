package dev.lighterman.sandbox.slack.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All messages, oldest first. */
public final class MessageHistory {
  private final InstantSource clock;
  private final ChangeListeners changes;
  private final List<PostedMessage> messages = new ArrayList<>();
  private long lastMicros;

  MessageHistory(InstantSource clock, ChangeListeners changes) {
    this.clock = clock;
    this.changes = changes;
  }

  public synchronized List<PostedMessage> all() {
    return List.copyOf(messages);
  }

  public synchronized PostedMessage post(
      String user, MessageLocation location, MessageContent content) {
    return add(new PostedMessage(nextTs(), user, location, content, null));
  }

  /** Posts a message with another time. */
  synchronized PostedMessage postAt(
      Instant at, String user, MessageLocation location, MessageContent content) {
    return add(new PostedMessage(MessageTimestamp.of(at), user, location, content, null));
  }

  private PostedMessage add(PostedMessage message) {
    messages.add(message);
    changes.notifyListeners();
    return message;
  }

  public synchronized Optional<PostedMessage> find(String channel, String ts) {
    return messages.stream().filter(message -> message.matches(channel, ts)).findFirst();
  }

  /** Updates a message, if it still exists. */
  public synchronized Optional<PostedMessage> replace(PostedMessage old, MessageContent content) {
    Optional<PostedMessage> edited =
        find(old.location().channel(), old.ts())
            .map(now -> new PostedMessage(now.ts(), now.user(), now.location(), content, nextTs()));
    edited.ifPresent(message ->
        messages.replaceAll(
            each -> each.matches(message.location().channel(), message.ts()) ? message : each));
    changes.notifyListeners();
    return edited;
  }

  public synchronized void delete(PostedMessage message) {
    messages.removeIf(each -> each.matches(message.location().channel(), message.ts()));
    changes.notifyListeners();
  }

  /** The messages of a channel, without replies and ephemeral ones. */
  public synchronized List<PostedMessage> history(String channel) {
    return messages.stream()
        .filter(m -> m.location().channel().equals(channel) && !m.ephemeral())
        .filter(m -> m.location().thread() == null)
        .toList();
  }

  public synchronized List<PostedMessage> replies(String channel, String parent) {
    return messages.stream().filter(message -> message.repliesTo(channel, parent)).toList();
  }

  /** A unique, increasing timestamp, since it identifies the message. */
  private String nextTs() {
    lastMicros = Math.max(lastMicros + 1, MessageTimestamp.micros(clock.instant()));
    return MessageTimestamp.of(lastMicros);
  }
}
