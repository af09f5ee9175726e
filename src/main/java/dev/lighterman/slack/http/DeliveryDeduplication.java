package dev.lighterman.slack.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.bolt.response.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Handles each delivery once: a repeated delivery gets the answer to the first one. */
public final class DeliveryDeduplication {
  /** From the earliest to the latest moment at which a signature is accepted. */
  private static final Duration RETENTION = SignatureVerifier.TOLERANCE.multipliedBy(2);

  /** Far more than Slack delivers to one bot in that time; it only bounds the memory. */
  private static final int MAX_ENTRIES = 100_000;

  private final Cache<String, CompletableFuture<Response>> answers =
      Caffeine.newBuilder().expireAfterWrite(RETENTION).maximumSize(MAX_ENTRIES).build();

  /**
   * The answer to the first delivery with this key. A repeated delivery waits for it if need be.
   *
   * @param key the same for repeated deliveries, different for all others
   */
  public Response first(String key, Supplier<Response> act) {
    CompletableFuture<Response> ours = new CompletableFuture<>();
    CompletableFuture<Response> earlier = answers.asMap().putIfAbsent(key, ours);
    if (earlier != null) {
      return earlier.join();
    }
    try {
      Response answer = act.get();
      ours.complete(answer);
      return answer;
    } catch (RuntimeException | Error failure) {
      ours.completeExceptionally(failure);
      throw failure;
    }
  }
}
