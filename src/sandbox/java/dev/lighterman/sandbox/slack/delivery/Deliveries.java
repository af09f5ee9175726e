package dev.lighterman.sandbox.slack.delivery;

import dev.lighterman.sandbox.slack.workspace.Changes;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import dev.lighterman.sandbox.world.Faults;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Sends what people do to the bot, which has three seconds to answer, and remembers how it went.
 */
public final class Deliveries implements AutoCloseable {
  private static final int REMEMBERED = 200;

  private final HttpWay http;
  private final SocketMode sockets;
  private final InstantSource clock;
  private final Faults faults;
  private final Changes changes;
  private final Deque<Delivered> past = new ArrayDeque<>();

  public Deliveries(Workspace workspace, Faults faults, SocketMode sockets) {
    this.http = new HttpWay(workspace, faults);
    this.sockets = sockets;
    this.clock = workspace.clock();
    this.faults = faults;
    this.changes = workspace.changes();
  }

  /** One delivery, for the inspector. */
  public record Delivered(Instant at, String what, Outcome outcome) {}

  public void to(URI address) {
    http.to(address);
  }

  public List<Delivered> past() {
    synchronized (past) {
      return List.copyOf(past);
    }
  }

  public Outcome send(Envelope envelope) {
    Instant start = clock.instant();
    Way way = sockets.isOn() ? sockets.envelopes() : http;
    Outcome outcome = way.send(envelope);
    boolean lost = outcome.acknowledged() && faults.named("lost-ack").isPresent();
    return remember(start, envelope.what(), lost ? outcome.failing("operation_timeout") : outcome);
  }

  private Outcome remember(Instant at, String what, Outcome outcome) {
    synchronized (past) {
      if (past.size() == REMEMBERED) {
        past.removeFirst();
      }
      past.addLast(new Delivered(at, what, outcome));
    }
    changes.happened();
    return outcome;
  }

  @Override
  public void close() {
    http.close();
  }
}
