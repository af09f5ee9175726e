package dev.lighterman.slack.socket;

import dev.lighterman.slack.message.ReplyRenderer;
import dev.lighterman.slack.socket.SocketMessage.Envelope;
import dev.lighterman.slack.socket.SocketModeConnection.Ending;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to Slack: opens the next one before an announced end, and another after any
 * other.
 */
public final class SocketModeSupervisor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketModeSupervisor.class);

  /** As long as Slack waits for an acknowledgement. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /** A connection that ends sooner counts as a failure. */
  private static final Duration STEADY = Duration.ofSeconds(5);

  private final SocketModeConnector connector;
  private final EnvelopeHandler envelopes;
  private final ReplyRenderer renderer;
  private final InstantSource clock;
  private final ActiveConnection active;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch first = new CountDownLatch(1);

  public SocketModeSupervisor(
      SocketModeConnector connector,
      EnvelopeHandler envelopes,
      ReplyRenderer renderer,
      InstantSource clock) {
    this.connector = connector;
    this.envelopes = envelopes;
    this.renderer = renderer;
    this.clock = clock;
    this.active = new ActiveConnection(clock);
  }

  /** Begins to connect; waits for the first connection, but not for ever. */
  public void open() {
    threads.execute(this::stayConnected);
    try {
      if (!first.await(connector.timeouts().hello().toMillis(), TimeUnit.MILLISECONDS)) {
        log.atWarn().log("no connection to Slack yet");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is a connection, or was one not long ago. */
  public boolean reachable() {
    return active.connectedWithin(connector.timeouts().alone());
  }

  private void stayConnected() {
    int failures = 0;
    while (!threads.isShutdown()) {
      Attempt attempt = attempt();
      failures = attempt.lasted() ? 0 : failures + 1;
      pause(connector.timeouts().backoff(failures, attempt.least()));
    }
  }

  /**
   * How it went.
   *
   * @param least how long to wait at least before the next one
   */
  private record Attempt(boolean lasted, Duration least) {}

  private Attempt attempt() {
    try {
      return new Attempt(lasted(connector.connect(this::delivered)), Duration.ZERO);
    } catch (TryLater later) {
      log.atWarn().log("can't connect to Slack now");
      return new Attempt(false, later.after());
    } catch (OperatorMustAct operator) {
      log.atError().log(renderer.plain(operator.why()) + " " + renderer.plain(operator.remedy()));
      return new Attempt(false, ConnectionTimeouts.LONGEST);
    } catch (RuntimeException unexpected) {
      log.atError().setCause(unexpected).log("a connection to Slack failed");
      return new Attempt(false, Duration.ZERO);
    }
  }

  /** Uses a connection until another one is needed; whether that was after a decent while. */
  private boolean lasted(SocketModeConnection socket) {
    Instant begun = clock.instant();
    SocketModeConnection before = active.take(socket);
    first.countDown();
    if (before != null) {
      threads.execute(() -> retire(before));
    }
    if (threads.isShutdown()) {
      socket.leave();
    }
    Ending ending = socket.ending();
    log.atInfo().addKeyValue("why", ending).log("another connection to Slack is needed");
    SocketModeConnector.refuse(ending);
    return begun.plus(STEADY).isBefore(clock.instant());
  }

  /** What came on it may still be acknowledged on it. */
  private static void retire(SocketModeConnection socket) {
    pause(LAST_WORDS);
    socket.leave();
  }

  private void delivered(SocketModeConnection by, Envelope envelope) {
    threads.execute(
        () -> envelopes.acknowledged(envelope).ifPresent(words -> acknowledge(by, words)));
  }

  /** Slack takes it on any connection, where the one that it belongs on is gone. */
  private void acknowledge(SocketModeConnection by, String words) {
    SocketModeConnection other = by.say(words) ? by : active.now();
    if (other == null || (other != by && !other.say(words))) {
      log.atWarn().log("an acknowledgement found no connection");
    }
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    SocketModeConnection last = active.now();
    if (last != null) {
      last.leave();
    }
  }
}
