package dev.lighterman.slack;

import dev.lighterman.slack.Heard.Envelope;
import dev.lighterman.slack.Socket.Ending;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to Slack: opens the next one before an announced end, and another after any
 * other.
 */
final class Sockets implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sockets.class);

  /** As long as Slack waits for an acknowledgement. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /** A connection that ends sooner counts as a failure. */
  private static final Duration STEADY = Duration.ofSeconds(5);

  private final Connector connector;
  private final Envelopes envelopes;
  private final Voice voice;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch first = new CountDownLatch(1);
  private @Nullable Socket current;
  private Instant aloneSince = Instant.MIN;

  Sockets(Connector connector, Envelopes envelopes, Voice voice, InstantSource clock) {
    this.connector = connector;
    this.envelopes = envelopes;
    this.voice = voice;
    this.clock = clock;
  }

  /** Begins to connect; waits for the first connection, but not for ever. */
  void open() {
    threads.execute(this::stayConnected);
    try {
      if (!first.await(connector.rhythm().hello().toMillis(), TimeUnit.MILLISECONDS)) {
        log.atWarn().log("no connection to Slack yet");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is a connection, or was one not long ago. */
  synchronized boolean reachable() {
    return current != null || clock.instant().isBefore(aloneSince.plus(connector.rhythm().alone()));
  }

  private void stayConnected() {
    int failures = 0;
    while (!threads.isShutdown()) {
      Duration wait = Duration.ZERO;
      try {
        failures = lasted(connector.connect(this::delivered)) ? 0 : failures + 1;
      } catch (TryLater later) {
        failures++;
        wait = later.after();
        log.atWarn().addKeyValue("failures", failures).log("can't connect to Slack now");
      } catch (OperatorMustAct operator) {
        failures++;
        wait = Rhythm.LONGEST;
        log.atError().log(voice.plain(operator.why()) + " " + voice.plain(operator.remedy()));
      }
      pause(connector.rhythm().before(failures, wait));
    }
  }

  /** Uses a connection until another one is needed; whether that was after a decent while. */
  private boolean lasted(Socket socket) {
    Instant begun = clock.instant();
    take(socket);
    socket.onceOver(() -> lose(socket));
    Ending ending = socket.ending();
    log.atInfo().addKeyValue("why", ending).log("another connection to Slack is needed");
    Connector.refuse(ending);
    return begun.plus(STEADY).isBefore(clock.instant());
  }

  private synchronized void take(Socket socket) {
    Socket before = current;
    current = socket;
    first.countDown();
    if (threads.isShutdown()) {
      socket.leave();
    } else if (before != null) {
      threads.execute(() -> retire(before));
    }
  }

  private synchronized void lose(Socket socket) {
    if (socket == current) {
      current = null;
      aloneSince = clock.instant();
    }
  }

  /** What came on it may still be acknowledged on it. */
  private static void retire(Socket socket) {
    pause(LAST_WORDS);
    socket.leave();
  }

  private void delivered(Socket by, Envelope envelope) {
    threads.execute(
        () -> envelopes.acknowledged(envelope).ifPresent(words -> acknowledge(by, words)));
  }

  /** Slack takes it on any connection, where the one that it belongs on is gone. */
  private void acknowledge(Socket by, String words) {
    Socket other = by.say(words) ? by : current();
    if (other == null || (other != by && !other.say(words))) {
      log.atWarn().log("an acknowledgement found no connection");
    }
  }

  private synchronized @Nullable Socket current() {
    return current;
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
    Socket last = current();
    if (last != null) {
      last.leave();
    }
  }
}
