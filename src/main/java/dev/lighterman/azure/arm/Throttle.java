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
 * Leaves a subscription in peace that said it is asked too much, until the time that it named is
 * over. All runs share what it allows, so what one of them is told holds for every other. Azure
 * counts reads, writes and deletes apart, for each principal; the region it does not tell.
 */
final class Throttle extends HttpPipelineSyncPolicy {
  private static final Pattern SUBSCRIPTION = Pattern.compile("/subscriptions/([^/]+)");
  private static final int TOO_MANY = 429;

  /** When each may be asked again, by {@link System#nanoTime}. */
  private final Map<String, Long> quiet = new ConcurrentHashMap<>();

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext context) {
    refuse(context.getHttpRequest());
  }

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    heed(context.getHttpRequest(), response);
    return response;
  }

  private void refuse(HttpRequest request) {
    Long until = quiet.get(budget(request));
    if (until != null) {
      Duration left = Duration.ofNanos(until - System.nanoTime());
      if (left.isPositive()) {
        throw new TryLater(Sentence.of("azure.throttled"), left);
      }
      quiet.remove(budget(request), until);
    }
  }

  private void heed(HttpRequest request, HttpResponse response) {
    if (response.getStatusCode() == TOO_MANY) {
      Duration pause = RetryAfter.of(response);
      if (pause.isPositive()) {
        quiet.put(budget(request), System.nanoTime() + pause.toNanos());
      }
    }
  }

  private static String budget(HttpRequest request) {
    Matcher subscription = SUBSCRIPTION.matcher(request.getUrl().getPath());
    String kind =
        request.getHttpMethod() == HttpMethod.GET || request.getHttpMethod() == HttpMethod.DELETE
            ? request.getHttpMethod().toString()
            : "write";
    return kind + " " + (subscription.find() ? subscription.group(1).toLowerCase(Locale.ROOT) : "");
  }
}
