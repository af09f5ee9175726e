package dev.lighterman.slack.http;

import com.slack.api.bolt.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to each delivery, by what tells it from all others, so that a delivery that
 * comes again gets the same answer and acts once.
 */
public final class DeliveryDeduplication {
  private final Map<String, CompletableFuture<Response>> answers;

  /**
   * @param most how many are kept; those that fall out are too old for their timestamp, unless more
   *     than this come within that time
   */
  public DeliveryDeduplication(int most) {
    answers =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(
              Map.Entry<String, CompletableFuture<Response>> eldest) {
            return size() > most;
          }
        };
  }

  /** The answer to the first delivery with this key; one that comes meanwhile waits for it. */
  public Response first(String key, Supplier<Response> act) {
    CompletableFuture<Response> ours = new CompletableFuture<>();
    CompletableFuture<Response> earlier = claim(key, ours);
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

  private synchronized @Nullable CompletableFuture<Response> claim(
      String signature, CompletableFuture<Response> ours) {
    return answers.putIfAbsent(signature, ours);
  }
}
