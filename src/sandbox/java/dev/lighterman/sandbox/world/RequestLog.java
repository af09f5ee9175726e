package dev.lighterman.sandbox.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that reached a server, oldest first; keeps the newest 5000. */
public final class RequestLog {

  private static final int CAPACITY = 5_000;

  private final Deque<Exchange> exchanges = new ArrayDeque<>();

  /** Adds an exchange; removes the oldest if the log is full. */
  public void add(Exchange exchange) {
    synchronized (exchanges) {
      if (exchanges.size() == CAPACITY) {
        exchanges.removeFirst();
      }
      exchanges.addLast(exchange);
    }
  }

  /** All exchanges, oldest first. */
  public List<Exchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  /**
   * One request and its response.
   *
   * @param at when it arrived
   * @param server the server's name: azure, kubernetes, slack, registry
   * @param host the {@code Host} header
   * @param path path and query
   * @param id the client's own id of the request, which Azure's activity log keeps; null for none
   * @param status 0 if the response was dropped
   * @param body the start of the request's body, secrets masked; null for none
   * @param answer the response's JSON, secrets masked; null where it is long or not kept
   */
  public record Exchange(
      Instant at,
      String server,
      String host,
      String method,
      String path,
      @Nullable String id,
      int status,
      long millis,
      @Nullable String body,
      @Nullable String answer) {}
}
