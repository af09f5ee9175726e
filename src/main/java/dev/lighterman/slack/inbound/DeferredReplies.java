package dev.lighterman.slack.inbound;

import dev.lighterman.slack.message.ChatClient;
import dev.lighterman.slack.message.ErrorReporter;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work and answers people: at once or in the background. Errors are answered, too. So much can
 * be under way at the same time; whoever comes on top is told to try again.
 */
public final class DeferredReplies implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeferredReplies.class);

  /** Far more than people ask at once, as long as what they ask is answered. */
  private static final int MAX_PENDING = 1_000;

  /** How long a restart waits for answers that are under way. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free;
  private final ErrorReporter errorReporter;
  private final AnswerSender sender;
  private final LocalizedRenderers renderers;

  public DeferredReplies(
      ErrorReporter errorReporter,
      ChatClient chat,
      LocalizedRenderers renderers,
      MeterRegistry meters) {
    this(errorReporter, chat, renderers, meters, MAX_PENDING);
  }

  /**
   * @param maxPending how much can be under way at the same time
   */
  DeferredReplies(
      ErrorReporter errorReporter,
      ChatClient chat,
      LocalizedRenderers renderers,
      MeterRegistry meters,
      int maxPending) {
    this.free = new Semaphore(maxPending);
    this.errorReporter = errorReporter;
    this.sender = new AnswerSender(chat);
    this.renderers = renderers;
    Gauge.builder("lighterman.slack.replies", free, each -> maxPending - each.availablePermits())
        .register(meters);
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

  /**
   * Runs work in the background and sends its answer.
   *
   * @throws TryLater if too much is under way; the work is not done
   */
  void runInBackground(
      ReplyTarget replyTarget, String command, Supplier<Optional<SlackMessage>> work) {
    if (!isStarted(
        () ->
            answerOrError(replyTarget, command, work)
                .ifPresent(slackMessage -> sendUntilTaken(replyTarget, slackMessage)))) {
      throw crowded();
    }
  }

  private static TryLater crowded() {
    return new TryLater(Sentence.of("slack.crowded"), Duration.ZERO);
  }

  /** Starts a task in the background, unless too many are under way or the bot is closing. */
  private boolean isStarted(Runnable task) {
    if (!free.tryAcquire()) {
      log.atWarn().log("too many answers are under way");
      return false;
    }
    try {
      threads.execute(() -> {
        try {
          task.run();
        } finally {
          free.release();
        }
      });
      return true;
    } catch (RejectedExecutionException closing) {
      free.release();
      return false;
    }
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

  /**
   * Sends an answer; in the background again if Slack does not take it at once. If too much is
   * under way there, the caller waits.
   */
  private void send(ReplyTarget replyTarget, SlackMessage slackMessage) {
    sender
        .send(replyTarget, slackMessage)
        .ifPresent(pause -> {
          if (!isStarted(() -> sender.sendAgain(replyTarget, slackMessage, pause))) {
            sender.sendAgain(replyTarget, slackMessage, pause);
          }
        });
  }

  private void sendUntilTaken(ReplyTarget replyTarget, SlackMessage slackMessage) {
    sender
        .send(replyTarget, slackMessage)
        .ifPresent(pause -> sender.sendAgain(replyTarget, slackMessage, pause));
  }

  /** An error in one sentence, for fields that have no room for more. */
  Sentence errorSentence(RuntimeException error) {
    return errorReporter.answer(TypedCommand.COMMAND, error).first();
  }

  /**
   * Runs work for which Slack waits only so long.
   *
   * @throws TryLater if it takes longer, or too much is under way
   */
  <T> T callWithTimeout(Duration timeout, Supplier<T> work) {
    var future = new FutureTask<T>(work::get);
    if (!isStarted(future)) {
      throw crowded();
    }
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

  /** Whoever waits for an answer gets it before a restart, unless that takes too long. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (threads.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
