package dev.lighterman.slack.message;

import dev.lighterman.slack.message.SentMessages.Sent;
import dev.lighterman.store.Store;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages whose posting was begun and never confirmed, because Slack's answer was lost or the
 * bot was killed. Each is looked for in Slack before it is posted again.
 */
public final class UnconfirmedMessages {
  /** How long after the beginning Slack may still carry out a post that it did not answer. */
  static final Duration LATEST_POSTING = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Store store;
  private final SentMessages sentMessages;
  private final InstantSource clock;

  /** The ids of messages that Slack may still be about to post. */
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

  public UnconfirmedMessages(Store store, SentMessages sentMessages, InstantSource clock) {
    this.store = store;
    this.sentMessages = sentMessages;
    this.clock = clock;
  }

  /** Slack did not answer when these were posted. */
  void unanswered(List<String> ids) {
    unanswered.addAll(ids);
  }

  /**
   * Looks for those messages whose posting was begun, and stores the timestamps of those that are
   * found.
   *
   * @param thread the timestamp of the message in whose thread they belong; null for none
   * @return those that were posted
   * @throws TryLater if Slack may still be about to post one of the others
   */
  List<StoredMessage> confirm(List<StoredMessage> messages, @Nullable String thread) {
    List<StoredMessage> begun =
        messages.stream().filter(message -> message.begun() != null).toList();
    if (begun.isEmpty()) {
      return List.of();
    }
    Instant first = begun.stream().map(UnconfirmedMessages::begun).min(Instant::compareTo).get();
    Map<String, Sent> found = sentMessages.find(begun.getFirst().channel(), thread, first);
    List<StoredMessage> confirmed =
        begun.stream().filter(message -> found.containsKey(message.id())).toList();
    for (StoredMessage message : confirmed) {
      Sent sent = Objects.requireNonNull(found.get(message.id()));
      store
          .database()
          .transact(tx ->
              store.messages().posted(tx, asPosted(message, sent), sent.ts(), sent.rendered()));
    }
    begun.stream().filter(message -> !confirmed.contains(message)).forEach(this::checkOver);
    begun.forEach(message -> unanswered.remove(message.id()));
    return confirmed;
  }

  /** Checks that Slack no longer carries out the last attempt to post the message. */
  private void checkOver(StoredMessage message) {
    Duration left = Duration.between(clock.instant(), begun(message).plus(LATEST_POSTING));
    if (unanswered.contains(message.id()) && left.isPositive()) {
      throw new TryLater(Sentence.of("slack.later"), left.compareTo(PAUSE) < 0 ? left : PAUSE);
    }
  }

  private static Instant begun(StoredMessage message) {
    return Objects.requireNonNull(message.begun());
  }

  /** Keeps the stored text of an ending that was rewritten since, so that it is edited. */
  private static StoredMessage asPosted(StoredMessage message, Sent sent) {
    boolean isRewritten =
        MessageKind.of(message.kind()) == MessageKind.ENDING
            && message.body() != null
            && !SlackMessage.read(message.body()).hash().equals(sent.rendered());
    return isRewritten
        ? StoredMessage.of(message.id(), message.subject(), message.kind(), message.channel())
        : message;
  }
}
