package dev.lighterman.slack.message;

import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.lighterman.slack.workspace.BotIdentity;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.Channel;
import dev.lighterman.value.OperatorMustAct;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the bot's messages in a channel's history by their metadata, which hold the ids of the
 * stored messages. So a message whose posting Slack did not confirm is not posted again.
 */
public final class SentMessages {
  private static final Logger log = LoggerFactory.getLogger(SentMessages.class);
  private static final String EVENT_TYPE = "lighterman_message";
  private static final String IDS = "ids";
  private static final String RENDERED = "rendered";

  /** By how much Slack's clock may differ from the bot's. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private static final int PAGE_SIZE = 200;
  private static final int MAX_PAGES = 10;

  private final WebApi slack;
  private final BotIdentity identity;

  /**
   * A message in the channel.
   *
   * @param ts Slack's message timestamp
   * @param rendered the hash of the text that was posted
   */
  record Sent(String ts, String rendered) {}

  /** What the bot has posted, by the ids of the stored messages. */
  private record Page(Map<String, Sent> found, String nextCursor) {
    static Page of(String bot, List<Message> messages, @Nullable ResponseMetadata metadata) {
      Map<String, Sent> found = new HashMap<>();
      messages.stream()
          .filter(message -> bot.equals(message.getUser()))
          .forEach(message -> add(found, message));
      return new Page(
          found, metadata == null ? "" : Objects.requireNonNullElse(metadata.getNextCursor(), ""));
    }

    private static void add(Map<String, Sent> found, Message message) {
      Message.Metadata metadata = message.getMetadata();
      if (metadata != null
          && EVENT_TYPE.equals(metadata.getEventType())
          && metadata.getEventPayload().get(IDS) instanceof List<?> ids) {
        var sent =
            new Sent(message.getTs(), String.valueOf(metadata.getEventPayload().get(RENDERED)));
        ids.forEach(id -> found.put(String.valueOf(id), sent));
      }
    }
  }

  public SentMessages(WebApi slack, BotIdentity identity) {
    this.slack = slack;
    this.identity = identity;
  }

  /** The metadata to post with a message; every app in the workspace can read them. */
  static Message.Metadata metadata(List<String> ids, String rendered) {
    return Message.Metadata.builder()
        .eventType(EVENT_TYPE)
        .eventPayload(Map.of(IDS, ids, RENDERED, rendered))
        .build();
  }

  /**
   * The stored messages that are in the channel, or in a thread of it, by their ids; none if the
   * bot may not read its history.
   *
   * @param thread the timestamp of the message with the thread; null for the channel itself
   * @throws dev.lighterman.value.TryLater if Slack does not answer now
   */
  Map<String, Sent> find(Channel channel, @Nullable String thread, Instant since) {
    try {
      return read(channel, thread, since);
    } catch (OperatorMustAct | SlackApiError unreadable) {
      log.atWarn()
          .addKeyValue("channel", channel)
          .setCause(unreadable)
          .log("can't look whether a message was posted; it may appear twice");
      return Map.of();
    }
  }

  private Map<String, Sent> read(Channel channel, @Nullable String thread, Instant since) {
    String bot = identity.get().bot().id();
    String oldest = since.minus(CLOCK_SKEW).getEpochSecond() + ".000000";
    Map<String, Sent> found = new HashMap<>();
    String cursor = "";
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Page page =
          thread == null
              ? history(bot, channel, oldest, cursor)
              : replies(bot, channel, thread, oldest, cursor);
      found.putAll(page.found());
      cursor = page.nextCursor();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return found;
  }

  private Page history(String bot, Channel channel, String oldest, String cursor) {
    return slack.callInBackground(
        api ->
            api.conversationsHistory(r ->
                r.channel(channel.id())
                    .oldest(oldest)
                    .inclusive(true)
                    .includeAllMetadata(true)
                    .limit(PAGE_SIZE)
                    .cursor(cursor)),
        answer -> Page.of(bot, answer.getMessages(), answer.getResponseMetadata()));
  }

  private Page replies(String bot, Channel channel, String thread, String oldest, String cursor) {
    return slack.callInBackground(
        api ->
            api.conversationsReplies(r ->
                r.channel(channel.id())
                    .ts(thread)
                    .oldest(oldest)
                    .inclusive(true)
                    .includeAllMetadata(true)
                    .limit(PAGE_SIZE)
                    .cursor(cursor)),
        answer -> Page.of(bot, answer.getMessages(), answer.getResponseMetadata()));
  }
}
