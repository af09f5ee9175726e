package dev.lighterman.azure.arm;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends no requests to a subscription that answered 429 until its {@code Retry-After} is over. All
 * runs share the limits, so a 429 to one of them holds for the others too. Azure has separate
 * limits for reads, writes and deletes of a principal in a subscription.
 */
final class Throttle extends HttpPipelineSyncPolicy {
  private static final Pattern SUBSCRIPTION = Pattern.compile("/subscriptions/([^/]+)");
  private static final int TOO_MANY_REQUESTS = 429;

  /** When each limit allows requests again, by {@link System#nanoTime}. */
  private final Map<String, Long> blockedUntil = new ConcurrentHashMap<>();

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    throwIfThrottled(context.getHttpRequest());
  }

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    recordRetryAfter(context.getHttpRequest(), response);
    return response;
  }

  private void throwIfThrottled(HttpRequest request) {
    Long until = blockedUntil.get(quota(request));
    if (until != null) {
      Duration left = Duration.ofNanos(until - System.nanoTime());
      if (left.isPositive()) {
        throw new TryLater(Sentence.of("azure.throttled"), left);
      }
      blockedUntil.remove(quota(request), until);
    }
  }

  private void recordRetryAfter(HttpRequest request, HttpResponse response) {
    if (response.getStatusCode() == TOO_MANY_REQUESTS) {
      Duration retryAfter = RetryAfter.of(response);
      if (retryAfter.isPositive()) {
        blockedUntil.put(quota(request), System.nanoTime() + retryAfter.toNanos());
      }
    }
  }

  private static String quota(HttpRequest request) {
    Matcher subscription = SUBSCRIPTION.matcher(request.getUrl().getPath());
    String operation =
        request.getHttpMethod() == HttpMethod.GET || request.getHttpMethod() == HttpMethod.DELETE
            ? request.getHttpMethod().toString()
            : "write";
    return operation
        + " "
        + (subscription.find() ? subscription.group(1).toLowerCase(Locale.ROOT) : "");
  }
}
