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

/** Carries stored messages to Slack, and keeps what Slack calls them. */
public final class MessageSender {
  private static final Logger log = LoggerFactory.getLogger(MessageSender.class);

  /** Stands where Slack's name for a message would, if Slack will never take it. */
  private static final String REFUSED = "refused";

  /** Lines that piled up are posted as one, since Slack takes about one a second. */
  private static final int MOST_TOGETHER = 10;

  /** What one person alone sees may have come through each time, and nobody can look. */
  private static final int MOST_UNANSWERED = 3;

  private final Store store;
  private final ChatClient chat;
  private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();

  public MessageSender(Store store, ChatClient chat) {
    this.store = store;
    this.chat = chat;
  }

  /** Posts a message into its channel. */
  StoredMessage post(StoredMessage message, SlackMessage slackMessage) {
    String ts = taken(() -> chat.post(message.channel(), null, slackMessage));
    return kept(message, ts, slackMessage);
  }

  void edit(StoredMessage message, SlackMessage slackMessage) {
    String ts = Objects.requireNonNull(message.ts());
    if (!ts.equals(REFUSED)) {
      taken(() -> {
        chat.edit(message.channel(), ts, slackMessage);
        return ts;
      });
    }
    kept(message, ts, slackMessage);
  }

  /**
   * Posts all that is still unsent about a request, in the order in which it was written, and edits
   * what says something else by now.
   */
  void postAll(Request request, @Nullable StoredMessage card) {
    List<StoredMessage> waiting = new ArrayList<>();
    for (StoredMessage message : store.messages().about(request.number().toString())) {
      if (rewritten(message)) {
        edit(message, body(message));
      }
      if (message.ts() != null || MessageKind.of(message.kind()) == MessageKind.CARD) {
        continue;
      }
      boolean line = MessageKind.of(message.kind()) == MessageKind.LINE;
      if (!line || waiting.size() == MOST_TOGETHER) {
        lines(waiting, card);
      }
      if (line) {
        waiting.add(message);
      } else {
        alone(request, message);
      }
    }
    lines(waiting, card);
  }

  /** Whether it was posted and says something else by now. */
  private static boolean rewritten(StoredMessage message) {
    return message.ts() != null
        && message.body() != null
        && !body(message).hash().equals(message.rendered());
  }

  private void lines(List<StoredMessage> lines, @Nullable StoredMessage card) {
    if (lines.isEmpty()) {
      return;
    }
    SlackMessage all = SlackMessage.joined(lines.stream().map(MessageSender::body).toList());
    String thread = card == null ? null : card.ts();
    String ts =
        REFUSED.equals(thread)
            ? REFUSED
            : taken(() -> chat.post(lines.getFirst().channel(), thread, all));
    lines.forEach(line -> kept(line, ts, all));
    lines.clear();
  }

  private void whisper(Request request, StoredMessage message, SlackMessage slackMessage) {
    var asker = request.intent().asker();
    kept(
        message,
        chat.postEphemeralInBackground(message.channel(), asker, slackMessage),
        slackMessage);
  }

  private void alone(Request request, StoredMessage message) {
    SlackMessage slackMessage = body(message);
    if (MessageKind.of(message.kind()) == MessageKind.ENDING) {
      post(message, slackMessage);
      return;
    }
    try {
      whisper(request, message, slackMessage);
      unanswered.remove(message.id());
    } catch (SlackApiError gone) {
      log.atInfo().setCause(gone).log("the asker is not there to be told");
      kept(message, REFUSED, slackMessage);
    } catch (TryLater later) {
      if (!WebApi.isTimeout(later)
          || unanswered.merge(message.id(), 1, Integer::sum) < MOST_UNANSWERED) {
        throw later;
      }
      unanswered.remove(message.id());
      log.atWarn().setCause(later).log("Slack never answered, and may have told the asker");
      kept(message, REFUSED, slackMessage);
    }
  }

  /** What Slack calls it; what it will never take must not keep the others back. */
  private static String taken(Supplier<String> call) {
    try {
      return call.get();
    } catch (SlackApiError error) {
      if (error.isChannelUnavailable()) {
        throw error;
      }
      log.atError().setCause(error).log("Slack will not take this message");
      return REFUSED;
    }
  }

  private StoredMessage kept(StoredMessage message, String ts, SlackMessage slackMessage) {
    store.database().transact(tx -> store.messages().posted(tx, message, ts, slackMessage.hash()));
    return store.messages().find(message.id()).orElseThrow();
  }

  private static SlackMessage body(StoredMessage message) {
    return SlackMessage.read(Objects.requireNonNull(message.body()));
  }
}
