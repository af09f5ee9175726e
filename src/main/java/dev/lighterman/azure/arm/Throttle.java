package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps within the limits that Azure has for reads, writes and deletes of a principal in a
 * subscription. All runs share them:
 *
 * <ul>
 *   <li>After a 429 nothing is sent until its {@code Retry-After} is over.
 *   <li>Where few reads remain, runs wait, so that questions are still answered. A short wait is
 *       waited here; for a longer one the caller has to try later.
 * </ul>
 */
final class Throttle extends HttpPipelineSyncPolicy {
  /** How many reads runs leave to questions: those of some long lists. */
  private static final int SPARED_READS = 100;

  /** A run tells people of a longer wait. */
  private static final Duration LONGEST_WAIT_OF_RUNS = Duration.ofSeconds(2);

  /** Somebody waits, and what was read so far would be read again. */
  private static final Duration LONGEST_WAIT_OF_QUESTIONS = Duration.ofSeconds(10);

  private static final Pattern SUBSCRIPTION = Pattern.compile("/subscriptions/([^/]+)");
  private static final int TOO_MANY_REQUESTS = 429;
  private static final String SENT = Throttle.class.getName();

  private final Map<Limit, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final AzureMetrics metrics;

  /**
   * @param metrics is told how many requests remain
   */
  Throttle(AzureMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Kinds of requests with their limits, from Microsoft's page "Understand how Azure Resource
   * Manager throttles requests".
   */
  private enum Kind {
    READS(250, 25),
    WRITES(200, 10),
    DELETES(200, 10);

    private final int capacity;
    private final int perSecond;

    Kind(int capacity, int perSecond) {
      this.capacity = capacity;
      this.perSecond = perSecond;
    }

    static Kind of(HttpMethod method) {
      if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
        return READS;
      }
      return method == HttpMethod.DELETE ? DELETES : WRITES;
    }
  }

  /**
   * What has a limit of its own.
   *
   * @param subscription empty for what belongs to the tenant
   */
  private record Limit(String subscription, Kind kind) {
    static Limit of(HttpRequest request) {
      Matcher subscription = SUBSCRIPTION.matcher(request.getUrl().getPath());
      return new Limit(
          subscription.find() ? subscription.group(1).toLowerCase(Locale.ROOT) : "",
          Kind.of(request.getHttpMethod()));
    }

    TokenBucket bucket() {
      return new TokenBucket(kind.capacity, kind.perSecond, System::nanoTime);
    }

    /** The header that says how many requests remain. */
    HttpHeaderName remaining() {
      return HttpHeaderName.fromString(
          "x-ms-ratelimit-remaining-%s-%s"
              .formatted(
                  subscription.isEmpty() ? "tenant" : "subscription",
                  kind.name().toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * A request that was sent.
   *
   * @param calls of the run that sent it; empty for a question. The response may arrive in another
   *     thread, which has no {@link ExternalCalls#current}
   */
  private record Sent(
      Limit limit, TokenBucket bucket, long number, Optional<ExternalCalls> calls) {}

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    Limit limit = Limit.of(context.getHttpRequest());
    TokenBucket bucket = buckets.computeIfAbsent(limit, Limit::bucket);
    if (bucket.blocked().isPositive()) {
      throw tryLater(bucket.blocked());
    }
    Optional<ExternalCalls> calls = ExternalCalls.current();
    int spared = calls.isPresent() && limit.kind() == Kind.READS ? SPARED_READS : 0;
    Duration longest = calls.isPresent() ? LONGEST_WAIT_OF_RUNS : LONGEST_WAIT_OF_QUESTIONS;
    context.setData(SENT, new Sent(limit, bucket, take(bucket, spared, longest), calls));
  }

  /** Waits for its turn and takes it; answers the number of the request. */
  private static long take(TokenBucket bucket, int spared, Duration longest) {
    Duration wait = bucket.await(spared, longest);
    if (wait.compareTo(longest) > 0) {
      throw tryLater(wait);
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException shutdown) {
      bucket.leave(spared);
      Thread.currentThread().interrupt();
      throw tryLater(wait);
    }
    return bucket.take(spared);
  }

  private static TryLater tryLater(Duration wait) {
    return new TryLater(Sentence.of("azure.throttled"), wait);
  }

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    context.getData(SENT).ifPresent(sent -> learn((Sent) sent, response));
    return response;
  }

  private void learn(Sent sent, HttpResponse response) {
    String remaining = response.getHeaderValue(sent.limit().remaining());
    if (remaining != null && remaining.matches("\\d{1,9}")) {
      learn(sent, Integer.parseInt(remaining));
    }
    Duration retryAfter = RetryAfter.of(response);
    if (response.getStatusCode() == TOO_MANY_REQUESTS && retryAfter.isPositive()) {
      sent.bucket().block(retryAfter);
    }
    sent.calls().ifPresent(calls -> calls.askedToWait(retryAfter));
  }

  private void learn(Sent sent, int remaining) {
    sent.bucket().remain(sent.number(), remaining);
    Limit limit = sent.limit();
    if (!limit.subscription().isEmpty()) {
      metrics.remain(limit.subscription(), limit.kind().name().toLowerCase(Locale.ROOT), remaining);
    }
  }
}
