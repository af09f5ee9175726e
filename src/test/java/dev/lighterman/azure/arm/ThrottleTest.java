package dev.lighterman.azure.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.value.ExternalCalls;
import dev.lighterman.value.TryLater;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs leave reads to questions, and hear how long Azure asks them to wait. */
final class ThrottleTest {
  private static final String REMAINING = "x-ms-ratelimit-remaining-subscription-";

  private final AtomicReference<ServerResponse> answer =
      new AtomicReference<>(ServerResponse.empty(200));
  private final RequestLog log = new RequestLog();
  private final SimulatedServer server =
      SimulatedServer.start(
          ServerOptions.plain("arm", 0, new ActiveFaults(), log), _ -> answer.get());
  private final HttpPipeline pipeline =
      new HttpPipelineBuilder()
          .httpClient(new JdkHttpClientBuilder().build())
          .policies(new Throttle(new AzureMetrics(new SimpleMeterRegistry())))
          .build();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whereFewReadsRemainRunsTryLaterAndQuestionsAreAnswered() {
    answers("reads", 30);
    send(HttpMethod.GET, "one");

    TryLater later = assertThrows(TryLater.class, () -> run(HttpMethod.GET, "one"));
    assertEquals("azure.throttled", later.why().key());
    assertTrue(later.after().compareTo(Duration.ofSeconds(2)) > 0, later.after().toString());
    assertEquals(1, log.exchanges().size(), "nothing was sent");
    assertEquals(200, send(HttpMethod.GET, "one").getStatusCode());
    assertEquals(200, run(HttpMethod.GET, "another").getStatusCode(), "it has a limit of its own");
    assertEquals(200, run(HttpMethod.PUT, "one").getStatusCode(), "writes have their own");
  }

  @Test
  void aShortWaitIsWaitedForInPlace() {
    answers("reads", 90);
    send(HttpMethod.GET, "one");

    long begun = System.nanoTime();
    assertEquals(200, run(HttpMethod.GET, "one").getStatusCode());
    assertTrue(System.nanoTime() - begun >= Duration.ofMillis(200).toNanos());
  }

  @ParameterizedTest
  @CsvSource({"PUT, writes", "PATCH, writes", "POST, writes", "DELETE, deletes"})
  void changesWaitOnlyWhereNoneRemains(HttpMethod method, String limit) {
    answers(limit, 1);
    run(method, "one");
    run(method, "one");
    answers(limit, 0);
    run(method, "one");

    long begun = System.nanoTime();
    run(method, "one");
    assertTrue(System.nanoTime() - begun >= Duration.ofMillis(50).toNanos());
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 7, PT7S",
    "x-ms-retry-after-ms, 33, PT0.033S",
    "retry-after-ms, 250, PT0.25S",
    "Retry-After, Sat, PT0S"
  })
  void everyResponseMayAskTheRunToWait(String header, String value, Duration asked) {
    var calls = new ExternalCalls(_ -> {});
    answer.set(ServerResponse.empty(202).withHeader(header, value));
    calls.during(() -> send(HttpMethod.PUT, "one"));
    answer.set(ServerResponse.empty(200));
    calls.during(() -> send(HttpMethod.GET, "one"));

    assertEquals(asked, calls.longestWait());
  }

  private void answers(String limit, int remaining) {
    answer.set(
        ServerResponse.empty(200).withHeader(REMAINING + limit, Integer.toString(remaining)));
  }

  private HttpResponse run(HttpMethod method, String subscription) {
    return ExternalCalls.onlyReading(() -> send(method, subscription));
  }

  private HttpResponse send(HttpMethod method, String subscription) {
    var request = new HttpRequest(method, server.address() + "/subscriptions/" + subscription);
    try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
      return response;
    }
  }
}
