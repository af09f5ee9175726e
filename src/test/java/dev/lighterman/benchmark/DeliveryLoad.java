package dev.lighterman.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed commands at a steady rate; each is timed from when it was due to be sent. */
final class DeliveryLoad {
  private static final Duration SLACK_WAITS = Duration.ofSeconds(3);
  private static final int WARM_UP = 400;

  private final URI url;
  private final String secret;
  private final SilentSlack slack;
  private final String text;
  private final HttpClient client = HttpClient.newHttpClient();
  private int sent;

  /** What came of it; late are those that Slack would not have waited for. */
  record Result(Duration p50, Duration p99, long late, long memory) {}

  DeliveryLoad(int port, String secret, SilentSlack slack, String text) {
    this.url = URI.create("http://127.0.0.1:" + port + "/slack/events");
    this.secret = secret;
    this.slack = slack;
    this.text = text;
  }

  Result run(int rate, int seconds, ChildJvm program) throws IOException, InterruptedException {
    awaitStart();
    for (int i = 0; i < WARM_UP; i++) {
      send().join();
    }
    List<CompletableFuture<Duration>> answers = new ArrayList<>();
    long begun = System.nanoTime();
    long memory = 0;
    for (int i = 0; i < rate * seconds; i++) {
      long due = begun + Duration.ofSeconds(i).toNanos() / rate;
      while (due > System.nanoTime()) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      answers.add(send().thenApply(ok -> since(due, ok)));
      memory = i % rate == 0 ? Math.max(memory, program.memory()) : memory;
    }
    List<Duration> took = answers.stream().map(CompletableFuture::join).sorted().toList();
    return new Result(
        took.get(took.size() / 2),
        took.get(took.size() * 99 / 100),
        took.stream().filter(each -> each.compareTo(SLACK_WAITS) > 0).count(),
        memory);
  }

  private static Duration since(long due, boolean ok) {
    return ok ? Duration.ofNanos(System.nanoTime() - due) : Duration.ofHours(1);
  }

  private void awaitStart() throws InterruptedException {
    while (!send().exceptionally(_ -> false).join()) {
      Thread.sleep(50);
    }
  }

  private CompletableFuture<Boolean> send() {
    sent++;
    String body =
        "token=t&team_id=T0HARBOUR&api_app_id=A00LIGHTER&channel_id=C01EDGEOPS&user_id=U01ASKER"
            + "&command=%2Fregistry&text="
            + URLEncoder.encode(text, StandardCharsets.UTF_8)
            + "&response_url="
            + URLEncoder.encode(slack.responseUrl(), StandardCharsets.UTF_8)
            + "&trigger_id="
            + sent;
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return client
        .sendAsync(
            HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", sign("v0:" + timestamp + ":" + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .thenApply(answer -> answer.statusCode() == 200);
  }

  private String sign(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
