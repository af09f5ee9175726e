package dev.lighterman.azure.arm;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests to Azure Resource Manager, and shows what it still allows. */
final class AzureMetrics extends HttpPipelineSyncPolicy {
  private final MeterRegistry meters;
  private final Map<Tags, AtomicLong> remaining = new ConcurrentHashMap<>();

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
    return response;
  }

  /** Shows how many more requests of a kind Azure takes in a subscription. */
  void remain(String subscription, String kind, int left) {
    Tags tags = Tags.of("subscription", subscription, "kind", kind);
    Objects.requireNonNull(remaining.computeIfAbsent(tags, this::gauge)).set(left);
  }

  private AtomicLong gauge(Tags tags) {
    return Objects.requireNonNull(
        meters.gauge("lighterman.azure.remaining", tags, new AtomicLong()));
  }
}
