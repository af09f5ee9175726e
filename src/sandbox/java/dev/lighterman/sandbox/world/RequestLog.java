package dev.lighterman.sandbox.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every request that reached a face, oldest first; the newest five thousand are kept. */
public final class RequestLog {

  private static final int CAPACITY = 5_000;

  private final Deque<Exchange> exchanges = new ArrayDeque<>();

  /** Adds an exchange, dropping the oldest where the log is full. */
  public void add(Exchange exchange) {
    synchronized (exchanges) {
      if (exchanges.size() == CAPACITY) {
        exchanges.removeFirst();
      }
      exchanges.addLast(exchange);
    }
  }

  /** What is in the log now, oldest first. */
  public List<Exchange> exchanges() {
    synchronized (exchanges) {
      return List.copyOf(exchanges);
    }
  }

  /**
   * One request and how it ended.
   *
   * @param at when it arrived
   * @param face which face it reached: azure, kubernetes, slack, registry
   * @param host as the client called it, with its port
   * @param path path and query
   * @param status 0 where the reply was dropped
   * @param body the beginning of the request's body, secrets masked
   */
  public record Exchange(
      Instant at,
      String server,
      String host,
      String method,
      String path,
      int status,
      long millis,
      @Nullable String body) {}
}
