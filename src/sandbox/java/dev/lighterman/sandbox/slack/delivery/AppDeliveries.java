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

/** Delivers commands, interactions and events to the bot, and keeps the last results. */
public final class AppDeliveries implements AutoCloseable {
  private static final int HISTORY_SIZE = 200;

  private final HttpDeliveryChannel http;
  private final SocketMode socketMode;
  private final InstantSource clock;
  private final ActiveFaults faults;
  private final ChangeListeners changes;
  private final Deque<Delivery> history = new ArrayDeque<>();

  public AppDeliveries(Workspace workspace, ActiveFaults faults, SocketMode socketMode) {
    this.http = new HttpDeliveryChannel(workspace, faults);
    this.socketMode = socketMode;
    this.clock = workspace.clock();
    this.faults = faults;
    this.changes = workspace.changes();
  }

  /** A past delivery. */
  public record Delivery(Instant at, String description, DeliveryResult result) {}

  public void setRequestUrl(URI requestUrl) {
    http.setRequestUrl(requestUrl);
  }

  public List<Delivery> history() {
    synchronized (history) {
      return List.copyOf(history);
    }
  }

  public DeliveryResult send(Envelope envelope) {
    Instant start = clock.instant();
    DeliveryChannel channel = socketMode.isEnabled() ? socketMode.channel() : http;
    DeliveryResult result = channel.send(envelope);
    boolean lost = result.acknowledged() && faults.find("lost-ack").isPresent();
    return addToHistory(
        start, envelope.description(), lost ? result.withError("operation_timeout") : result);
  }

  private DeliveryResult addToHistory(Instant at, String description, DeliveryResult result) {
    synchronized (history) {
      if (history.size() == HISTORY_SIZE) {
        history.removeFirst();
      }
      history.addLast(new Delivery(at, description, result));
    }
    changes.notifyListeners();
    return result;
  }

  @Override
  public void close() {
    http.close();
  }
}
