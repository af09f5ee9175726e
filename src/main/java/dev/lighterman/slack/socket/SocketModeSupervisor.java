package dev.lighterman.slack.socket;

import dev.lighterman.slack.http.DeliveryThreads;
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
 * Keeps the bot connected to Slack: opens another connection as soon as Slack announces the end of
 * the current one, or when that is closed.
 */
public final class SocketModeSupervisor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketModeSupervisor.class);

  /** How long a replaced connection stays open: Slack waits this long for acknowledgements. */
  private static final Duration ACKNOWLEDGEMENT_TIME = Duration.ofSeconds(3);

  /** A connection that ends sooner counts as a failure. */
  private static final Duration SHORTEST_USE = Duration.ofSeconds(5);

  private final SocketModeConnector connector;
  private final EnvelopeHandler envelopes;
  private final DeliveryThreads deliveries;
  private final ReplyRenderer renderer;
  private final InstantSource clock;
  private final ActiveConnection active;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch first = new CountDownLatch(1);

  public SocketModeSupervisor(
      SocketModeConnector connector,
      EnvelopeHandler envelopes,
      DeliveryThreads deliveries,
      ReplyRenderer renderer,
      InstantSource clock) {
    this.connector = connector;
    this.envelopes = envelopes;
    this.deliveries = deliveries;
    this.renderer = renderer;
    this.clock = clock;
    this.active = new ActiveConnection(clock);
  }

  /** Starts to connect; waits some seconds for the first connection. */
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

  /** Whether there is a connection, or was one until recently. */
  public boolean reachable() {
    return active.connectedWithin(connector.timeouts().unhealthy());
  }

  private void stayConnected() {
    int failures = 0;
    while (!threads.isShutdown()) {
      Attempt attempt = attempt();
      failures = attempt.succeeded() ? 0 : failures + 1;
      pause(connector.timeouts().backoff(failures, attempt.least()));
    }
  }

  /**
   * The result of an attempt to connect.
   *
   * @param least how long to wait at least before the next attempt
   */
  private record Attempt(boolean succeeded, Duration least) {}

  private Attempt attempt() {
    try {
      return new Attempt(use(connector.connect(this::receive)), Duration.ZERO);
    } catch (TryLater later) {
      log.atWarn().log("can't connect to Slack now");
      return new Attempt(false, later.after());
    } catch (OperatorMustAct operator) {
      log.atError().log(renderer.plain(operator.why()) + " " + renderer.plain(operator.remedy()));
      return new Attempt(false, ConnectionTimeouts.LONGEST_PAUSE);
    } catch (RuntimeException unexpected) {
      log.atError().setCause(unexpected).log("a connection to Slack failed");
      return new Attempt(false, Duration.ZERO);
    }
  }

  /** Uses a connection until another one is needed; returns whether it lasted long enough. */
  private boolean use(SocketModeConnection connection) {
    Instant begun = clock.instant();
    SocketModeConnection previous = active.replace(connection);
    first.countDown();
    if (previous != null) {
      threads.execute(() -> closeLater(previous));
    }
    if (threads.isShutdown()) {
      connection.close();
    }
    Ending ending = connection.awaitEnding();
    log.atInfo().addKeyValue("why", ending).log("another connection to Slack is needed");
    SocketModeConnector.refuseIfDisabled(ending);
    return begun.plus(SHORTEST_USE).isBefore(clock.instant());
  }

  /** Its last deliveries may still be acknowledged on it. */
  private static void closeLater(SocketModeConnection connection) {
    pause(ACKNOWLEDGEMENT_TIME);
    connection.close();
  }

  /** What is not taken is not acknowledged, so that Slack tells the person. */
  private void receive(SocketModeConnection connection, Envelope envelope) {
    var _ =
        deliveries.take(
            () -> envelopes.handle(envelope).ifPresent(text -> acknowledge(connection, text)));
  }

  /** Slack accepts it on another connection if the one of the delivery is closed. */
  private void acknowledge(SocketModeConnection connection, String text) {
    if (!connection.send(text)) {
      SocketModeConnection other = active.get();
      if (other == null || other == connection || !other.send(text)) {
        log.atWarn().log("could not send an acknowledgement");
      }
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
    SocketModeConnection last = active.get();
    if (last != null) {
      last.close();
    }
  }
}
