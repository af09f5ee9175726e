package dev.lighterman.slack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.value.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String COMMAND =
      "token=t&team_id=T1&channel_id=C01&user_id=U01&command=%2Fregistry&text=caf%C3%A9"
          + "&response_url=http%3A%2F%2Flocalhost&trigger_id=1";

  private final SignatureVerifier signatureVerifier =
      new SignatureVerifier(new Secret("signing secret"), InstantSource.fixed(NOW));
  private final AtomicInteger acted = new AtomicInteger();
  private final AtomicBoolean well = new AtomicBoolean(true);
  private final HttpClient slack = HttpClient.newHttpClient();
  private HttpServer httpServer;

  @BeforeEach
  void open() {
    App bolt =
        new App(
            AppConfig.builder().slack(Slack.getInstance()).signingSecret("unused").build(),
            List.of());
    bolt.command(
        "/registry",
        (request, context) ->
            context.ack(request.getPayload().getText() + " " + acted.incrementAndGet()));
    httpServer =
        new HttpServer(
            new ServerSettings("127.0.0.1", 0),
            well::get,
            Optional.of(
                new SlackEvents(
                    signatureVerifier,
                    new DeliveryDeduplication(),
                    bolt,
                    new SimpleMeterRegistry())));
    httpServer.open();
  }

  @AfterEach
  void close() {
    httpServer.close();
  }

  @Test
  void answersWhatSlackSigned() {
    HttpResponse<String> answer = send(COMMAND, NOW, sign(COMMAND, NOW));

    assertEquals(200, answer.statusCode());
    assertEquals("{\"text\":\"café 1\"}", answer.body());
  }

  @Test
  void refusesWhatIsNotSigned() {
    assertEquals(401, post(COMMAND).statusCode());
    assertEquals(401, send(COMMAND, NOW, "v0=00").statusCode());
    assertEquals(401, send(COMMAND + "&more", NOW, sign(COMMAND, NOW)).statusCode());
    assertEquals(0, acted.get());
  }

  @Test
  void refusesTimestampsTooFarInThePastOrTheFuture() {
    for (long off : new long[] {301, -301}) {
      Instant sent = NOW.plusSeconds(off);
      assertEquals(401, send(COMMAND, sent, sign(COMMAND, sent)).statusCode());
    }
    for (long off : new long[] {300, -300}) {
      Instant sent = NOW.plusSeconds(off);
      assertEquals(200, send(COMMAND, sent, sign(COMMAND, sent)).statusCode());
    }
  }

  @Test
  void handlesARepeatedDeliveryOnceAndRepeatsTheAnswer() {
    HttpResponse<String> first = send(COMMAND, NOW, sign(COMMAND, NOW));
    HttpResponse<String> second = send(COMMAND, NOW, sign(COMMAND, NOW));

    assertEquals(first.body(), second.body());
    assertEquals(1, acted.get());
  }

  @Test
  void handlesTwoDifferentDeliveries() {
    String other = COMMAND.replace("trigger_id=1", "trigger_id=2");
    send(COMMAND, NOW, sign(COMMAND, NOW));
    send(other, NOW, sign(other, NOW));

    assertEquals(2, acted.get());
  }

  @Test
  void refusesABodyOfMoreThanAMegabyteBeforeItLooksAtTheSignature() {
    assertEquals(413, post("x".repeat(SlackEvents.MAX_BYTES + 1)).statusCode());
    assertEquals(401, post("x".repeat(SlackEvents.MAX_BYTES)).statusCode());
  }

  @Test
  void answersMalformedDeliveriesWithoutDetails() {
    for (String body : List.of("payload=%7Bnot", "payload=%7B%7D", "hello", "")) {
      HttpResponse<String> answer = send(body, NOW, sign(body, NOW));

      assertEquals(400, answer.statusCode(), body);
      assertFalse(answer.body().contains("xception"), answer.body());
    }
  }

  @Test
  void takesABodyThatEndsInANewline() {
    String body = COMMAND + "\r\n";

    assertEquals(200, send(body, NOW, sign(body, NOW)).statusCode());
  }

  @Test
  void servesNothingElseButItsHealth() {
    assertEquals("ok", get("/healthz").body());
    HttpResponse<String> elsewhere = get("/admin");
    assertEquals(404, elsewhere.statusCode());
    assertEquals("404", elsewhere.body());
    assertEquals(405, get("/slack/events").statusCode());
  }

  @Test
  void reportsThatItIsUnhealthyWithoutAConnection() {
    well.set(false);

    HttpResponse<String> answer = get("/healthz");

    assertEquals(503, answer.statusCode());
    assertEquals("no connection to Slack", answer.body());
  }

  private String sign(String body, Instant sent) {
    return signatureVerifier.sign(
        Long.toString(sent.getEpochSecond()), body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String body, Instant sent, String signature) {
    return exchange(
        to("/slack/events")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", Long.toString(sent.getEpochSecond()))
            .header("X-Slack-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /**
   * Without a signature. It sends no body that is refused, since the answer could get lost then.
   */
  private HttpResponse<String> post(String body) {
    return exchange(
        to("/slack/events").expectContinue(true).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) {
    return exchange(to(path).GET());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpServer.port() + path));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return slack.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }
}
