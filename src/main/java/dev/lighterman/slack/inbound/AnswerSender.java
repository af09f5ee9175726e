package dev.lighterman.slack.inbound;

import dev.lighterman.slack.message.ChatClient;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends answers, again as long as Slack does not take them. They are kept in memory only: nothing
 * that must not be lost is sent in this way only.
 */
final class AnswerSender {
  private static final Logger log = LoggerFactory.getLogger(AnswerSender.class);

  /** Together they end while people wait. */
  private static final int MAX_ATTEMPTS = 8;

  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  /** Much longer than Slack limits a method's rate. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final ChatClient chat;

  AnswerSender(ChatClient chat) {
    this.chat = chat;
  }

  /**
   * Sends an answer.
   *
   * @return after how long to {@link #sendAgain}; empty if nothing is left to do
   */
  Optional<Duration> send(ReplyTarget replyTarget, SlackMessage slackMessage) {
    return attempt(replyTarget, slackMessage, 1);
  }

  /**
   * Sends an answer again, until Slack takes it or nobody waits for it any more.
   *
   * @param first how long to wait before
   */
  void sendAgain(ReplyTarget replyTarget, SlackMessage slackMessage, Duration first) {
    Optional<Duration> pause = Optional.of(first);
    for (int attempt = 2; pause.isPresent(); attempt++) {
      try {
        Thread.sleep(pause.get());
      } catch (InterruptedException closing) {
        return;
      }
      pause = attempt(replyTarget, slackMessage, attempt);
    }
  }

  /**
   * Slack can't be asked whether a person was shown something, so an answer that was sent and not
   * confirmed is not sent again.
   */
  private Optional<Duration> attempt(
      ReplyTarget replyTarget, SlackMessage slackMessage, int attempt) {
    try {
      chat.reply(replyTarget, slackMessage);
      return Optional.empty();
    } catch (TryLater later) {
      Optional<Duration> pause =
          WebApi.isUnanswered(later) ? Optional.empty() : pause(later, attempt);
      log.atWarn().setCause(later).log(pause.isPresent() ? "can't answer yet" : "could not answer");
      return pause;
    } catch (SlackApiError failure) {
      log.atWarn().setCause(failure).log("could not answer");
      return Optional.empty();
    }
  }

  /** As long as Slack asks for; empty if nobody waits so long, or after too many attempts. */
  static Optional<Duration> pause(TryLater later, int attempt) {
    return Optional.of(later.afterAtLeast(RETRY_PAUSE.multipliedBy(attempt)))
        .filter(pause -> attempt < MAX_ATTEMPTS && pause.compareTo(LONGEST_PAUSE) <= 0);
  }
}
