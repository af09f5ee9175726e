package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.world.ActiveFaults;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers over the app's WebSockets, round robin. When a connection breaks, its pending deliveries
 * are sent on another one, or wait for the next one.
 */
final class SocketDeliveryChannel implements DeliveryChannel {
  private final ActiveFaults faults;
  private final Duration timeout;
  private final Deque<AppWebSocket> roundRobin = new ArrayDeque<>();
  private final Map<String, PendingDelivery> pending = new HashMap<>();

  SocketDeliveryChannel(ActiveFaults faults, Duration timeout) {
    this.faults = faults;
    this.timeout = timeout;
  }

  @Override
  public DeliveryResult send(Envelope envelope) {
    long start = System.nanoTime();
    PendingDelivery delivery = new PendingDelivery(envelope);
    if (!start(delivery)) {
      return new DeliveryResult(0, 0, "", "dispatch_failed");
    }
    try {
      String body = delivery.acknowledgement().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new DeliveryResult(200, elapsedMillis(start), body, null);
    } catch (TimeoutException | ExecutionException e) {
      return new DeliveryResult(0, elapsedMillis(start), "", "operation_timeout");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DeliveryResult(0, elapsedMillis(start), "", "dispatch_failed");
    } finally {
      finish(delivery);
    }
  }

  private static long elapsedMillis(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }

  private synchronized boolean start(PendingDelivery delivery) {
    if (roundRobin.isEmpty()) {
      return false;
    }
    pending.put(delivery.id(), delivery);
    sendToNext(delivery);
    if (faults.find("duplicate-delivery").isPresent()) {
      sendToNext(delivery);
    }
    return true;
  }

  private synchronized void finish(PendingDelivery delivery) {
    pending.remove(delivery.id());
  }

  private void sendToNext(PendingDelivery delivery) {
    AppWebSocket next = roundRobin.pollFirst();
    delivery.assignTo(next);
    if (next == null) {
      return;
    }
    roundRobin.addLast(next);
    if (breaksConnection(delivery, "delivery")) {
      next.drop();
    } else {
      next.send(delivery.json());
    }
  }

  /** Whether the fault {@code socket-lost} drops this direction of the first attempt. */
  private boolean breaksConnection(PendingDelivery delivery, String lost) {
    return delivery.attempts() == 1
        && faults.find("socket-lost").filter(fault -> fault.appliesTo("lost", lost)).isPresent();
  }

  /** Completes a delivery; any of the app's connections may acknowledge it. */
  synchronized void acknowledged(AppWebSocket connection, String id, JsonNode payload) {
    PendingDelivery delivery = pending.get(id);
    if (delivery == null) {
      return;
    }
    if (breaksConnection(delivery, "acknowledgement")) {
      connection.drop();
    } else {
      delivery.acknowledged(payload);
    }
  }

  /** Adds a connection; deliveries come only after its hello. */
  synchronized void add(AppWebSocket connection, ObjectNode hello) {
    connection.send(hello);
    roundRobin.addLast(connection);
    pendingOn(null).forEach(this::sendToNext);
  }

  synchronized void remove(AppWebSocket connection) {
    if (roundRobin.remove(connection)) {
      pendingOn(connection).forEach(this::sendToNext);
    }
  }

  private List<PendingDelivery> pendingOn(@Nullable AppWebSocket connection) {
    return pending.values().stream().filter(delivery -> delivery.isPendingOn(connection)).toList();
  }

  synchronized List<AppWebSocket> connections() {
    return List.copyOf(roundRobin);
  }
}
