package dev.lighterman.slack.inbound;

import dev.lighterman.slack.message.ChatClient;
import dev.lighterman.slack.message.ErrorReporter;
import dev.lighterman.slack.message.LocalizedRenderers;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.slack.workspace.SlackApiError;
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

/**
 * Answers people: at once, or afterwards where Slack does not wait. What goes wrong is said, too.
 */
public final class DeferredReplies implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeferredReplies.class);

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

  /**
   * What {@code work} answers, or what went wrong with it; nothing where the answer follows.
   *
   * @param replyTarget whose it is that hears it
   */
  Optional<SlackMessage> now(
      ReplyTarget replyTarget, String command, Supplier<Optional<SlackMessage>> work) {
    try {
      return work.get();
    } catch (RuntimeException mishap) {
      return Optional.of(renderers.to(replyTarget).answer(errorReporter.answer(command, mishap)));
    }
  }

  /** Works aside, and says into the ear what came of it, if anything. */
  void runInBackground(
      ReplyTarget replyTarget, String command, Supplier<Optional<SlackMessage>> work) {
    threads.execute(() ->
        now(replyTarget, command, work).ifPresent(slackMessage -> send(replyTarget, slackMessage)));
  }

  /** Works before anything is acknowledged; what goes wrong is said into the ear afterwards. */
  void runBeforeAck(ReplyTarget replyTarget, String command, Runnable work) {
    Optional<SlackMessage> wrong =
        now(
            replyTarget,
            command,
            () -> {
              work.run();
              return Optional.empty();
            });
    if (wrong.isPresent()) {
      runInBackground(replyTarget, command, () -> wrong);
    }
  }

  /** Says into the ear, on this thread, what {@code work} answers, if anything. */
  void answer(ReplyTarget replyTarget, String command, Supplier<Optional<Answer>> work) {
    now(
            replyTarget,
            command,
            () -> work.get().map(answer -> renderers.to(replyTarget).answer(answer)))
        .ifPresent(slackMessage -> send(replyTarget, slackMessage));
  }

  /** Tries once: nothing that must not be lost is sent in this way only. */
  private void send(ReplyTarget replyTarget, SlackMessage slackMessage) {
    try {
      chat.reply(replyTarget, slackMessage);
    } catch (TryLater | SlackApiError failure) {
      log.atWarn().setCause(failure).log("could not answer");
    }
  }

  /** What went wrong in one sentence, for where there is room for no more. */
  Sentence why(RuntimeException mishap) {
    return errorReporter.answer(TypedCommand.COMMAND, mishap).first();
  }

  /**
   * What Slack does wait for, but not for ever.
   *
   * @throws TryLater if it takes longer
   */
  <T> T callWithTimeout(Duration most, Supplier<T> work) {
    Future<T> working = threads.submit(work::get);
    try {
      return working.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException ours
          ? ours
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException slow) {
      working.cancel(true);
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
