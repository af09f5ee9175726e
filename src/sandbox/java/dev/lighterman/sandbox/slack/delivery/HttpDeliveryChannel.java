package dev.lighterman.sandbox.slack.delivery;

import dev.lighterman.sandbox.slack.workspace.Workspace;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Delivers by signed HTTP requests to the app's Request URL. */
final class HttpDeliveryChannel implements DeliveryChannel, AutoCloseable {
  private final String signingSecret;
  private final InstantSource clock;
  private final ActiveFaults faults;
  private final Duration timeout;
  private final HttpClient client;
  private volatile @Nullable URI requestUrl;

  HttpDeliveryChannel(Workspace workspace, ActiveFaults faults) {
    this.signingSecret = workspace.app().signingSecret();
    this.clock = workspace.clock();
    this.faults = faults;
    this.timeout = workspace.timeout();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  void setRequestUrl(URI url) {
    requestUrl = url;
  }

  @Override
  public DeliveryResult send(Envelope envelope) {
    URI url = requestUrl;
    if (url == null) {
      return new DeliveryResult(0, 0, "", "dispatch_failed");
    }
    HttpRequest request = request(url, envelope);
    DeliveryResult result = exchange(request);
    return faults.find("duplicate-delivery").isPresent() ? exchange(request) : result;
  }

  private HttpRequest request(URI url, Envelope envelope) {
    long timestamp =
        clock.instant().getEpochSecond()
            + faults.find("wrong-clock").map(HttpDeliveryChannel::clockOffsetSeconds).orElse(0L);
    String body = body(envelope);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", contentType(envelope))
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", Long.toString(timestamp))
            .header("X-Slack-Signature", signature(timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (envelope.retryNumber() > 0) {
      request
          .header("X-Slack-Retry-Num", Integer.toString(envelope.retryNumber()))
          .header("X-Slack-Retry-Reason", envelope.retryReason());
    }
    return request.build();
  }

  /** Slack's signature, version 0: HMAC-SHA256 of {@code v0:TIMESTAMP:BODY}. */
  private String signature(long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = "v0:" + timestamp + ":" + body;
      byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is in every Java", e);
    }
  }

  private static String contentType(Envelope envelope) {
    return switch (envelope.type()) {
      case SLASH_COMMANDS, INTERACTIVE -> "application/x-www-form-urlencoded";
      case EVENTS_API -> "application/json";
    };
  }

  private static String body(Envelope envelope) {
    return switch (envelope.type()) {
      case SLASH_COMMANDS ->
          envelope.payload().properties().stream()
              .map(field ->
                  field.getKey() + "=" + InteractionPayloads.encode(field.getValue().asText()))
              .collect(Collectors.joining("&"));
      case INTERACTIVE -> "payload=" + InteractionPayloads.encode(envelope.payload().toString());
      case EVENTS_API -> envelope.payload().toString();
    };
  }

  private static long clockOffsetSeconds(Fault fault) {
    return fault.number("seconds", 600);
  }

  private DeliveryResult exchange(HttpRequest request) {
    long start = System.nanoTime();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      String error = status == 200 ? null : "dispatch_failed";
      boolean noRetry = response.headers().firstValue("X-Slack-No-Retry").isPresent();
      return new DeliveryResult(status, elapsedMillis(start), response.body(), error, noRetry);
    } catch (HttpTimeoutException e) {
      return new DeliveryResult(0, elapsedMillis(start), "", "operation_timeout");
    } catch (IOException e) {
      return new DeliveryResult(0, elapsedMillis(start), "", "dispatch_failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DeliveryResult(0, elapsedMillis(start), "", "dispatch_failed");
    }
  }

  private static long elapsedMillis(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
