package dev.lighterman.sandbox.slack;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed requests to the bot, which has three seconds to answer, and remembers how it went.
 */
final class Deliveries implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final int REMEMBERED = 200;

  private final Signature signature;
  private final InstantSource clock;
  private final Faults faults;
  private final Changes changes;
  private final Deque<Delivered> past = new ArrayDeque<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(DEADLINE)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private volatile @Nullable URI bot;

  Deliveries(Workspace workspace, Faults faults) {
    this.signature = new Signature(workspace.app().signingSecret());
    this.clock = workspace.clock();
    this.faults = faults;
    this.changes = workspace.changes();
  }

  /** One delivery, for the inspector. */
  record Delivered(Instant at, String what, Outcome outcome) {}

  void to(URI address) {
    bot = address;
  }

  List<Delivered> past() {
    synchronized (past) {
      return List.copyOf(past);
    }
  }

  Outcome form(String what, String body) {
    return send(what, body, "application/x-www-form-urlencoded", Map.of());
  }

  Outcome json(String what, String body, Map<String, String> headers) {
    return send(what, body, "application/json", headers);
  }

  private Outcome send(String what, String body, String type, Map<String, String> headers) {
    URI address = bot;
    Instant start = clock.instant();
    if (address == null) {
      return remember(start, what, new Outcome(0, 0, "", "dispatch_failed"));
    }
    HttpRequest request = request(address, body, type, headers);
    Outcome outcome = exchange(request);
    if (faults.named("duplicate-delivery").isPresent()) {
      outcome = exchange(request);
    }
    if (faults.named("lost-ack").isPresent()) {
      outcome = outcome.failing("operation_timeout");
    }
    return remember(start, what, outcome);
  }

  private HttpRequest request(URI address, String body, String type, Map<String, String> headers) {
    long timestamp =
        clock.instant().getEpochSecond()
            + faults.named("wrong-clock").map(Deliveries::secondsOff).orElse(0L);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(DEADLINE)
            .header("Content-Type", type)
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", Long.toString(timestamp))
            .header("X-Slack-Signature", signature.of(timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    return request.build();
  }

  private static long secondsOff(Fault fault) {
    return fault.number("seconds", 600);
  }

  private Outcome exchange(HttpRequest request) {
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      String error = status == 200 ? null : "dispatch_failed";
      boolean enough = response.headers().firstValue("X-Slack-No-Retry").isPresent();
      return new Outcome(status, since(start), response.body(), error, enough);
    } catch (HttpTimeoutException e) {
      return new Outcome(0, since(start), "", "operation_timeout");
    } catch (IOException e) {
      return new Outcome(0, since(start), "", "dispatch_failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(0, since(start), "", "dispatch_failed");
    }
  }

  private static long since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }

  private Outcome remember(Instant at, String what, Outcome outcome) {
    synchronized (past) {
      if (past.size() == REMEMBERED) {
        past.removeFirst();
      }
      past.addLast(new Delivered(at, what, outcome));
    }
    changes.happened();
    return outcome;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
