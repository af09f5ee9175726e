package dev.lighterman.slack.message;

import dev.lighterman.request.Request;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.store.Store;
import dev.lighterman.store.StoredMessage;
import dev.lighterman.value.TryLater;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends stored messages to Slack, and stores the timestamps by which Slack identifies them. */
public final class MessageSender {
  private static final Logger log = LoggerFactory.getLogger(MessageSender.class);

  /** Stored instead of a timestamp if Slack will never accept the message. */
  private static final String REFUSED = "refused";

  /** Waiting lines are posted as one message, since Slack accepts about one a second. */
  private static final int MAX_JOINED_LINES = 10;

  /** How often to try an ephemeral message: after a timeout nobody can tell if it was posted. */
  private static final int MAX_TIMEOUTS = 3;

  private final Store store;
  private final ChatClient chat;
  private final Map<String, Integer> timeouts = new ConcurrentHashMap<>();

  public MessageSender(Store store, ChatClient chat) {
    this.store = store;
    this.chat = chat;
  }

  /** Posts a message into its channel. */
  StoredMessage post(StoredMessage message, SlackMessage slackMessage) {
    String ts = orRefused(() -> chat.post(message.channel(), null, slackMessage));
    return markPosted(message, ts, slackMessage);
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
   */
  void postAll(Request request, @Nullable StoredMessage card) {
    List<StoredMessage> waiting = new ArrayList<>();
    for (StoredMessage message : store.messages().about(request.number().toString())) {
      if (isRewritten(message)) {
        edit(message, body(message));
      }
      if (message.ts() != null || MessageKind.of(message.kind()) == MessageKind.CARD) {
        continue;
      }
      boolean isLine = MessageKind.of(message.kind()) == MessageKind.LINE;
      if (!isLine || waiting.size() == MAX_JOINED_LINES) {
        postLines(waiting, card);
      }
      if (isLine) {
        waiting.add(message);
      } else {
        postSingle(request, message);
      }
    }
    postLines(waiting, card);
  }

  /** Whether the stored text has changed since the message was posted. */
  private static boolean isRewritten(StoredMessage message) {
    return message.ts() != null
        && message.body() != null
        && !body(message).hash().equals(message.rendered());
  }

  private void postLines(List<StoredMessage> lines, @Nullable StoredMessage card) {
    if (lines.isEmpty()) {
      return;
    }
    SlackMessage joined = SlackMessage.joined(lines.stream().map(MessageSender::body).toList());
    String thread = card == null ? null : card.ts();
    String ts =
        REFUSED.equals(thread)
            ? REFUSED
            : orRefused(() -> chat.post(lines.getFirst().channel(), thread, joined));
    lines.forEach(line -> markPosted(line, ts, joined));
    lines.clear();
  }

  private void postEphemeral(Request request, StoredMessage message, SlackMessage slackMessage) {
    var asker = request.intent().asker();
    markPosted(
        message,
        chat.postEphemeralInBackground(message.channel(), asker, slackMessage),
        slackMessage);
  }

  private void postSingle(Request request, StoredMessage message) {
    SlackMessage slackMessage = body(message);
    if (MessageKind.of(message.kind()) == MessageKind.ENDING) {
      post(message, slackMessage);
      return;
    }
    try {
      postEphemeral(request, message, slackMessage);
      timeouts.remove(message.id());
    } catch (SlackApiError gone) {
      log.atInfo().setCause(gone).log("the asker is not in the channel");
      markPosted(message, REFUSED, slackMessage);
    } catch (TryLater later) {
      if (!WebApi.isTimeout(later)
          || timeouts.merge(message.id(), 1, Integer::sum) < MAX_TIMEOUTS) {
        throw later;
      }
      timeouts.remove(message.id());
      log.atWarn().setCause(later).log("Slack did not answer, and may have posted the message");
      markPosted(message, REFUSED, slackMessage);
    }
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

  private StoredMessage markPosted(StoredMessage message, String ts, SlackMessage slackMessage) {
    store.database().transact(tx -> store.messages().posted(tx, message, ts, slackMessage.hash()));
    return store.messages().find(message.id()).orElseThrow();
  }

  private static SlackMessage body(StoredMessage message) {
    return SlackMessage.read(Objects.requireNonNull(message.body()));
  }
}
