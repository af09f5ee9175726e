package dev.lighterman.sandbox.slack.delivery;

import dev.lighterman.sandbox.slack.workspace.ChangeListeners;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import dev.lighterman.sandbox.world.ActiveFaults;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Sends what people do to the bot, which has three seconds to answer, and remembers how it went.
 */
public final class AppDeliveries implements AutoCloseable {
  private static final int REMEMBERED = 200;

  private final HttpDeliveryChannel http;
  private final SocketMode sockets;
  private final InstantSource clock;
  private final ActiveFaults faults;
  private final ChangeListeners changes;
  private final Deque<Delivered> past = new ArrayDeque<>();

  public AppDeliveries(Workspace workspace, ActiveFaults faults, SocketMode sockets) {
    this.http = new HttpDeliveryChannel(workspace, faults);
    this.sockets = sockets;
    this.clock = workspace.clock();
    this.faults = faults;
    this.changes = workspace.changes();
  }

  /** One delivery, for the inspector. */
  public record Delivered(Instant at, String what, DeliveryResult outcome) {}

  public void to(URI address) {
    http.to(address);
  }

  public List<Delivered> past() {
    synchronized (past) {
      return List.copyOf(past);
    }
  }

  public DeliveryResult send(Envelope envelope) {
    Instant start = clock.instant();
    DeliveryChannel channel = sockets.isOn() ? sockets.envelopes() : http;
    DeliveryResult outcome = channel.send(envelope);
    boolean lost = outcome.acknowledged() && faults.find("lost-ack").isPresent();
    return remember(start, envelope.what(), lost ? outcome.failing("operation_timeout") : outcome);
  }

  private DeliveryResult remember(Instant at, String what, DeliveryResult outcome) {
    synchronized (past) {
      if (past.size() == REMEMBERED) {
        past.removeFirst();
      }
      past.addLast(new Delivered(at, what, outcome));
    }
    changes.notifyListeners();
    return outcome;
  }

  @Override
  public void close() {
    http.close();
  }
}
