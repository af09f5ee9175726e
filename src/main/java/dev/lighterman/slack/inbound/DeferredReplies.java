package dev.lighterman.slack.inbound;

import dev.lighterman.slack.message.ChatClient;
import dev.lighterman.slack.message.ErrorReporter;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.slack.workspace.SlackApiError;
import dev.lighterman.slack.workspace.WebApi;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work and answers people: at once or in the background. Errors are answered, too. */
public final class DeferredReplies implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeferredReplies.class);

  /** Together they last longer than Slack limits a method's rate, and end while people wait. */
  private static final int MAX_ATTEMPTS = 8;

  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ErrorReporter errorReporter;
  private final ChatClient chat;
  private final LocalizedRenderers renderers;

  public DeferredReplies(
      ErrorReporter errorReporter, ChatClient chat, LocalizedRenderers renderers) {
    this.errorReporter = errorReporter;
    this.chat = chat;
    this.renderers = renderers;
  }

  /** The answer of the work, or its error; empty if there is none. */
  Optional<SlackMessage> answerOrError(
      ReplyTarget replyTarget, String command, Supplier<Optional<SlackMessage>> work) {
    try {
      return work.get();
    } catch (RuntimeException error) {
      return Optional.of(renderers.to(replyTarget).answer(errorReporter.answer(command, error)));
    }
  }

  /** Runs work in the background and sends its answer. */
  void runInBackground(
      ReplyTarget replyTarget, String command, Supplier<Optional<SlackMessage>> work) {
    threads.execute(() ->
        answerOrError(replyTarget, command, work)
            .ifPresent(slackMessage -> send(replyTarget, slackMessage)));
  }

  /** Runs work on this thread, before the acknowledgement; an error is sent in the background. */
  void runBeforeAck(ReplyTarget replyTarget, String command, Runnable work) {
    Optional<SlackMessage> failure =
        answerOrError(
            replyTarget,
            command,
            () -> {
              work.run();
              return Optional.empty();
            });
    if (failure.isPresent()) {
      runInBackground(replyTarget, command, () -> failure);
    }
  }

  /** Runs work on this thread and sends its answer. */
  void runAndAnswer(ReplyTarget replyTarget, String command, Supplier<Optional<Answer>> work) {
    runAndSend(
        replyTarget,
        command,
        () -> work.get().map(answer -> renderers.to(replyTarget).answer(answer)));
  }

  /** The same for an answer that is rendered already. */
  void runAndSend(ReplyTarget replyTarget, String command, Supplier<Optional<SlackMessage>> work) {
    answerOrError(replyTarget, command, work)
        .ifPresent(slackMessage -> send(replyTarget, slackMessage));
  }

  /** Sends an answer; in the background again if Slack does not take it at once. */
  private void send(ReplyTarget replyTarget, SlackMessage slackMessage) {
    if (!isSent(replyTarget, slackMessage, 1)) {
      threads.execute(() -> sendLater(replyTarget, slackMessage));
    }
  }

  /** Kept in memory only: nothing that must not be lost is sent in this way only. */
  private void sendLater(ReplyTarget replyTarget, SlackMessage slackMessage) {
    int attempt = 1;
    do {
      try {
        Thread.sleep(RETRY_PAUSE.multipliedBy(attempt));
      } catch (InterruptedException closing) {
        return;
      }
      attempt++;
    } while (!isSent(replyTarget, slackMessage, attempt));
  }

  /** Whether nothing is left to do: an answer that may have been shown is not sent again. */
  private boolean isSent(ReplyTarget replyTarget, SlackMessage slackMessage, int attempt) {
    try {
      chat.reply(replyTarget, slackMessage);
      return true;
    } catch (TryLater later) {
      boolean last = attempt == MAX_ATTEMPTS || WebApi.isTimeout(later);
      log.atWarn().setCause(later).log(last ? "could not answer" : "can't answer yet");
      return last;
    } catch (SlackApiError failure) {
      log.atWarn().setCause(failure).log("could not answer");
      return true;
    }
  }

  /** An error in one sentence, for fields that have no room for more. */
  Sentence errorSentence(RuntimeException error) {
    return errorReporter.answer(TypedCommand.COMMAND, error).first();
  }

  /**
   * Runs work for which Slack waits only so long.
   *
   * @throws TryLater if it takes longer
   */
  <T> T callWithTimeout(Duration timeout, Supplier<T> work) {
    Future<T> future = threads.submit(work::get);
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException ours
          ? ours
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException slow) {
      future.cancel(true);
      throw new TryLater(Sentence.of("slack.slow"), Duration.ZERO);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new TryLater(Sentence.of("slack.slow"), Duration.ZERO);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
