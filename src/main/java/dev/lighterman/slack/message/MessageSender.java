package dev.lighterman.slack.message;

import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.store.Store;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.value.Person;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends stored messages to Slack, and stores the timestamps by which Slack identifies them. That a
 * message is about to be posted is stored before: if Slack does not confirm it, {@link
 * UnconfirmedMessages} looks for it before it is posted again.
 */
public final class MessageSender {
  private static final Logger log = LoggerFactory.getLogger(MessageSender.class);

  /**
   * Stored instead of a timestamp if there will never be one: Slack does not accept the message, or
   * it can't be asked whether it has shown it to its owner.
   */
  static final String REFUSED = "refused";

  /** Waiting lines are posted as one message, since Slack accepts about one a second. */
  private static final int MAX_JOINED_LINES = 10;

  private final Store store;
  private final ChatClient chat;
  private final UnconfirmedMessages unconfirmed;
  private final PostRateLimiter rateLimiter;
  private final InstantSource clock;

  public MessageSender(
      Store store,
      ChatClient chat,
      UnconfirmedMessages unconfirmed,
      PostRateLimiter rateLimiter,
      InstantSource clock) {
    this.store = store;
    this.chat = chat;
    this.unconfirmed = unconfirmed;
    this.rateLimiter = rateLimiter;
    this.clock = clock;
  }

  /**
   * Posts a request's card into its channel, unless it was posted.
   *
   * @param refusal tells the owner that Slack will never accept the card
   * @return zero if it is posted, else how long to wait before trying again
   */
  Duration postCard(
      Request request, StoredMessage card, SlackMessage slackMessage, SlackMessage refusal) {
    if (isConfirmed(card)) {
      return Duration.ZERO;
    }
    Duration wait = takeTurn(request);
    if (wait.isZero()) {
      String ts = post(List.of(card), null, slackMessage);
      if (ts.equals(REFUSED)) {
        tellOwner(request, card, refusal);
      }
      markPosted(card, ts, slackMessage);
    }
    return wait;
  }

  /** Stores a message to the owner alone, once: that nobody can read the card. */
  void tellOwner(Request request, StoredMessage card, SlackMessage refusal) {
    var message =
        new StoredMessage(
            card.id() + "/refused",
            request.number().toString(),
            MessageKind.EPHEMERAL.word(),
            card.channel(),
            refusal.json().toString(),
            null,
            null);
    store.database().transact(tx -> store.messages().write(tx, message));
  }

  void edit(StoredMessage message, SlackMessage slackMessage) {
    String ts = Objects.requireNonNull(message.ts());
    if (!ts.equals(REFUSED)) {
      orRefused(() -> {
        chat.edit(message.channel(), ts, slackMessage);
        return ts;
      });
    }
    markPosted(message, ts, slackMessage);
  }

  /**
   * Posts the unsent messages about a request, in the order in which they were stored, and edits
   * those whose stored text has changed.
   *
   * @return zero if all are posted, else how long to wait before the next
   */
  Duration postAll(Request request, @Nullable StoredMessage card) {
    List<StoredMessage> waiting = new ArrayList<>();
    for (StoredMessage message : store.messages().about(request.number().toString())) {
      if (isRewritten(message)) {
        edit(message, body(message));
      }
      if (message.ts() != null || MessageKind.of(message.kind()) == MessageKind.CARD) {
        continue;
      }
      boolean isLine = MessageKind.of(message.kind()) == MessageKind.LINE;
      Duration wait = Duration.ZERO;
      if (!isLine || waiting.size() == MAX_JOINED_LINES) {
        wait = postLines(request, waiting, card);
      }
      if (isLine) {
        waiting.add(message);
      } else if (wait.isZero()) {
        wait = postSingle(request, message);
      }
      if (wait.isPositive()) {
        return wait;
      }
    }
    return postLines(request, waiting, card);
  }

  /** Posts the unsent messages to the owner alone. */
  void postToOwner(Request request) {
    store.messages().about(request.number().toString()).stream()
        .filter(message -> message.ts() == null)
        .filter(message -> MessageKind.of(message.kind()) == MessageKind.EPHEMERAL)
        .forEach(message -> postToOwner(request, message));
  }

  /** Whether the stored text has changed since the message was posted. */
  private static boolean isRewritten(StoredMessage message) {
    return message.ts() != null
        && message.body() != null
        && !body(message).hash().equals(message.rendered());
  }

  private Duration postLines(
      Request request, List<StoredMessage> lines, @Nullable StoredMessage card) {
    String thread = card == null ? null : card.ts();
    if (!REFUSED.equals(thread)) {
      lines.removeAll(unconfirmed.confirm(lines, thread));
    }
    if (lines.isEmpty()) {
      return Duration.ZERO;
    }
    SlackMessage joined = SlackMessage.joined(lines.stream().map(MessageSender::body).toList());
    Duration wait = REFUSED.equals(thread) ? Duration.ZERO : takeTurn(request);
    if (wait.isZero()) {
      String ts = REFUSED.equals(thread) ? REFUSED : post(lines, thread, joined);
      lines.forEach(line -> markPosted(line, ts, joined));
      lines.clear();
    }
    return wait;
  }

  private Duration postSingle(Request request, StoredMessage message) {
    if (MessageKind.of(message.kind()) != MessageKind.ENDING) {
      postToOwner(request, message);
      return Duration.ZERO;
    }
    if (isConfirmed(message)) {
      return Duration.ZERO;
    }
    Duration wait = takeTurn(request);
    if (wait.isZero()) {
      // It may have been rewritten since the messages were read.
      StoredMessage current = store.messages().find(message.id()).orElseThrow();
      SlackMessage slackMessage = body(current);
      markPosted(current, post(List.of(current), null, slackMessage), slackMessage);
    }
    return wait;
  }

  private boolean isConfirmed(StoredMessage message) {
    return !unconfirmed.confirm(List.of(message), null).isEmpty();
  }

  /** Posts messages as one; what becomes of it is stored before and afterwards. */
  private String post(
      List<StoredMessage> messages, @Nullable String thread, SlackMessage slackMessage) {
    store.database().transact(tx -> store.messages().begun(tx, messages, clock.instant()));
    List<String> ids = messages.stream().map(StoredMessage::id).toList();
    try {
      return orRefused(() -> chat.post(messages.getFirst().channel(), thread, slackMessage, ids));
    } catch (TryLater later) {
      if (!WebApi.isUncertain(later)) {
        store.database().transact(tx -> store.messages().notPosted(tx, messages));
      } else if (WebApi.isUnanswered(later)) {
        unconfirmed.unanswered(ids);
      }
      throw later;
    } catch (SlackApiError error) {
      store.database().transact(tx -> store.messages().notPosted(tx, messages));
      throw error;
    }
  }

  /**
   * Posts a message to the owner alone. Slack has no list of those, so one whose posting was begun
   * and neither confirmed nor refused, by an answer, is not posted again: it has most probably been
   * read.
   */
  private void postToOwner(Request request, StoredMessage message) {
    SlackMessage slackMessage = body(message);
    if (message.begun() != null) {
      log.atWarn().addKeyValue("message", message.id()).log("Slack may have shown the message");
      markPosted(message, REFUSED, slackMessage);
      return;
    }
    List<StoredMessage> alone = List.of(message);
    store.database().transact(tx -> store.messages().begun(tx, alone, clock.instant()));
    try {
      markPosted(message, postEphemeral(request, message, slackMessage), slackMessage);
    } catch (SlackApiError gone) {
      log.atInfo().setCause(gone).log("the owner can't be told");
      markPosted(message, REFUSED, slackMessage);
    } catch (TryLater later) {
      if (!WebApi.isUnanswered(later)) {
        store.database().transact(tx -> store.messages().notPosted(tx, alone));
      }
      throw later;
    }
  }

  /** In a direct message where the owner or the bot is not in the channel. */
  private String postEphemeral(Request request, StoredMessage message, SlackMessage slackMessage) {
    Person owner = request.owner();
    try {
      return chat.postEphemeralInBackground(message.channel(), owner, slackMessage);
    } catch (SlackApiError unavailable) {
      return chat.postDirectInBackground(owner, slackMessage);
    }
  }

  private Duration takeTurn(Request request) {
    return rateLimiter.take(
        request.intent().channel(), request.number().toString(), waitsForPeople(request.state()));
  }

  private static boolean waitsForPeople(RequestState state) {
    return state instanceof RequestState.Undecided || state instanceof RequestState.Halted;
  }

  /** The timestamp; a message that Slack will never accept must not block the others. */
  private static String orRefused(Supplier<String> call) {
    try {
      return call.get();
    } catch (SlackApiError error) {
      if (error.isChannelUnavailable()) {
        throw error;
      }
      log.atError().setCause(error).log("Slack rejected a message");
      return REFUSED;
    }
  }

  private void markPosted(StoredMessage message, String ts, SlackMessage slackMessage) {
    store.database().transact(tx -> store.messages().posted(tx, message, ts, slackMessage.hash()));
  }

  private static SlackMessage body(StoredMessage message) {
    return SlackMessage.read(Objects.requireNonNull(message.body()));
  }
}
