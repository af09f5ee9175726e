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
 * Each delivery goes to one of the app's WebSockets, in turn. What was underway on one that breaks
 * goes to another, now or as soon as there is one.
 */
final class SocketDeliveryChannel implements DeliveryChannel {
  private final ActiveFaults faults;
  private final Deque<AppWebSocket> inTurn = new ArrayDeque<>();
  private final Map<String, PendingDelivery> underway = new HashMap<>();

  SocketDeliveryChannel(ActiveFaults faults) {
    this.faults = faults;
  }

  @Override
  public DeliveryResult send(Envelope envelope) {
    long start = System.nanoTime();
    PendingDelivery one = new PendingDelivery(envelope);
    if (!begin(one)) {
      return new DeliveryResult(0, 0, "", "dispatch_failed");
    }
    try {
      String body = one.acknowledgement().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      return new DeliveryResult(200, since(start), body, null);
    } catch (TimeoutException | ExecutionException e) {
      return new DeliveryResult(0, since(start), "", "operation_timeout");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DeliveryResult(0, since(start), "", "dispatch_failed");
    } finally {
      end(one);
    }
  }

  private static long since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }

  private synchronized boolean begin(PendingDelivery one) {
    if (inTurn.isEmpty()) {
      return false;
    }
    underway.put(one.id(), one);
    pass(one);
    if (faults.find("duplicate-delivery").isPresent()) {
      pass(one);
    }
    return true;
  }

  private synchronized void end(PendingDelivery one) {
    underway.remove(one.id());
  }

  private void pass(PendingDelivery one) {
    AppWebSocket next = inTurn.pollFirst();
    one.on(next);
    if (next == null) {
      return;
    }
    inTurn.addLast(next);
    if (breaksOn(one, "delivery")) {
      next.drop();
    } else {
      next.say(one.json());
    }
  }

  /** The network breaks under the first attempt: on its way to the app, or on its way back. */
  private boolean breaksOn(PendingDelivery one, String lost) {
    return one.sent() == 1
        && faults.find("socket-lost").filter(fault -> fault.appliesTo("lost", lost)).isPresent();
  }

  /** Any of the app's connections may acknowledge. */
  synchronized void acknowledged(AppWebSocket by, String id, JsonNode payload) {
    PendingDelivery one = underway.get(id);
    if (one == null) {
      return;
    }
    if (breaksOn(one, "acknowledgement")) {
      by.drop();
    } else {
      one.acknowledged(payload);
    }
  }

  /** Whoever hears the greeting can be sure that deliveries come. */
  synchronized void add(AppWebSocket connection, ObjectNode greeting) {
    connection.say(greeting);
    inTurn.addLast(connection);
    waiting(null).forEach(this::pass);
  }

  synchronized void remove(AppWebSocket connection) {
    if (inTurn.remove(connection)) {
      waiting(connection).forEach(this::pass);
    }
  }

  private List<PendingDelivery> waiting(@Nullable AppWebSocket on) {
    return underway.values().stream().filter(one -> one.waitsOn(on)).toList();
  }

  synchronized List<AppWebSocket> connections() {
    return List.copyOf(inTurn);
  }
}
