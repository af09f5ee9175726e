package dev.lighterman.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the requests to Azure Resource Manager, and shows what it still allows. */
final class AzureMetrics extends HttpPipelineSyncPolicy {
  /** By the kind of request: the header with how many more Azure takes from the bot. */
  private static final Map<String, HttpHeaderName> REMAINING =
      Map.of(
          "reads", HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-reads"),
          "writes", HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-writes"),
          "deletes", HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-deletes"));

  private final MeterRegistry meters;
  private final Map<String, AtomicLong> remaining = new ConcurrentHashMap<>();

  AzureMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    meters
        .counter(
            "lighterman.azure.calls",
            "method",
            context.getHttpRequest().getHttpMethod().toString(),
            "status",
            Integer.toString(response.getStatusCode()))
        .increment();
    REMAINING.forEach((kind, header) -> show(kind, response.getHeaderValue(header)));
    return response;
  }

  private void show(String kind, @Nullable String left) {
    if (left != null && left.matches("[0-9]{1,9}")) {
      Objects.requireNonNull(remaining.computeIfAbsent(kind, this::gauge))
          .set(Long.parseLong(left));
    }
  }

  private AtomicLong gauge(String kind) {
    return Objects.requireNonNull(
        meters.gauge(
            "lighterman.azure.remaining", List.of(Tag.of("kind", kind)), new AtomicLong()));
  }
}
