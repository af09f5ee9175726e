package dev.lighterman.slack.inbound;

import static dev.lighterman.slack.SlackFixture.AMINA;
import static dev.lighterman.slack.SlackFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.slack.SlackFixture;
import dev.lighterman.slack.message.ErrorReporter;
import dev.lighterman.slack.message.ReplyTarget;
import dev.lighterman.slack.message.SlackMessage;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Person;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More is under way than there is room for: here that is one. */
final class DeferredRepliesTest {
  private static final String COMMAND = "/registry";
  private static final ReplyTarget TARGET =
      new ReplyTarget.InChannel(new Channel(EDGE_OPS), new Person(AMINA));

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final SlackFixture slack;
  private final DeferredReplies replies;

  DeferredRepliesTest(@TempDir Path directory) {
    slack = new SlackFixture(directory);
    replies =
        new DeferredReplies(
            new ErrorReporter(() -> "1"),
            slack.chat(),
            slack.renderers,
            new SimpleMeterRegistry(),
            1);
  }

  @AfterEach
  void close() {
    replies.close();
    slack.close();
  }

  @Test
  void whoComesOnTopIsToldAtOnceAndMayTryAgain() {
    fill();

    Optional<SlackMessage> told =
        replies.answerOrError(
            TARGET,
            COMMAND,
            () -> {
              answers("second");
              return Optional.empty();
            });

    assertTrue(told.orElseThrow().text().startsWith("Too many people ask me"), told::toString);
    goOn.countDown();
    slack.ephemeralMessage(AMINA, "first");
    slack.eventually(() -> Optional.of(true).filter(_ -> isTaken("third")), "no room again");
    slack.ephemeralMessage(AMINA, "third");
    assertEquals(
        List.of("first", "third"),
        slack.messages().stream().map(message -> message.get("text").asText()).toList());
  }

  @Test
  void aSearchOnTopIsNotWaitedFor() {
    fill();

    TryLater crowded =
        assertThrows(
            TryLater.class, () -> replies.callWithTimeout(Duration.ofMinutes(1), () -> "found"));

    assertEquals("slack.crowded", crowded.why().key());
    goOn.countDown();
  }

  /** Who has decided is answered, if need be by whoever carried it out. */
  @Test
  void anAnswerThatSlackDoesNotTakeAtOnceIsSentAllTheSame() {
    fill();
    slack.faults.inject(
        new Fault("500", Map.of("face", "slack", "path", "chat.postEphemeral", "times", "2")));

    replies.runAndSend(TARGET, COMMAND, () -> Optional.of(message("decided")));

    assertEquals(
        List.of("decided"),
        slack.messages().stream().map(message -> message.get("text").asText()).toList());
    goOn.countDown();
  }

  /** Else all attempts may be over before Slack accepts the next one. */
  @Test
  void anAnswerIsSentAgainAsSoonAsSlackWantsIt() {
    assertEquals(Optional.of(Duration.ofSeconds(30)), pause(Duration.ofSeconds(30), 1));
    assertEquals(Optional.of(Duration.ofSeconds(3)), pause(Duration.ZERO, 3));
    assertEquals(Optional.empty(), pause(Duration.ofDays(1), 1));
    assertEquals(Optional.empty(), pause(Duration.ZERO, 8));
  }

  private static Optional<Duration> pause(Duration asked, int attempt) {
    return AnswerSender.pause(new TryLater(Sentence.of("slack.later"), asked), attempt);
  }

  @Test
  void whoWaitsIsAnsweredBeforeTheBotCloses() {
    fill();
    Thread closing = Thread.ofPlatform().start(replies::close);
    slack.eventually(
        () -> Optional.of(closing.getState()).filter(Thread.State.TIMED_WAITING::equals),
        "it waits for the answer");

    goOn.countDown();

    slack.ephemeralMessage(AMINA, "first");
  }

  @Test
  void whatIsStoppedIsNoFault() {
    Optional<SlackMessage> told =
        replies.answerOrError(
            TARGET,
            COMMAND,
            () -> {
              throw new CancellationException("the caller stopped waiting");
            });

    assertEquals(
        "That takes too long right now. Try again in a minute.", told.orElseThrow().text());
  }

  private void fill() {
    replies.runInBackground(
        TARGET,
        COMMAND,
        () -> {
          await();
          return Optional.of(message("first"));
        });
  }

  private void await() {
    try {
      goOn.await();
    } catch (InterruptedException closing) {
      throw new IllegalStateException(closing);
    }
  }

  private boolean isTaken(String text) {
    try {
      answers(text);
      return true;
    } catch (TryLater crowded) {
      return false;
    }
  }

  private void answers(String text) {
    replies.runInBackground(TARGET, COMMAND, () -> Optional.of(message(text)));
  }

  private static SlackMessage message(String text) {
    return SlackMessage.of(text, List.of());
  }
}
