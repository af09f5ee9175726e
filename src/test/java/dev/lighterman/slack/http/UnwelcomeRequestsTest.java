package dev.lighterman.slack.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.lighterman.settings.ServerSettings;
import dev.lighterman.slack.http.HttpServer.Limits;
import dev.lighterman.value.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others may try at the bot's address, and what they get. */
final class UnwelcomeRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final SignatureVerifier SIGNATURES =
      new SignatureVerifier(new Secret("signing secret"), InstantSource.fixed(NOW));
  private static final String COMMAND =
      "token=t&team_id=T1&channel_id=C01&user_id=U01&command=%2Fregistry&text=help&trigger_id=";
  private static final String EVENTS = "POST /slack/events";
  private static final String UNSIGNED = "401 not signed by Slack within the last five minutes";

  private static final Path PAGE = Path.of("src/site/markdown/security.md");

  private static final Limits PATIENT = new Limits(Duration.ofMinutes(10), 500);
  private static final Limits HASTY = new Limits(Duration.ofSeconds(1), 500);

  private static final int USUAL = 400;

  private final AtomicInteger acted = new AtomicInteger();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private HttpServer httpServer = open(PATIENT, USUAL);

  private HttpServer open(Limits limits, int deliveries) {
    App bolt =
        new App(
            AppConfig.builder().slack(Slack.getInstance()).signingSecret("unused").build(),
            List.of());
    bolt.command(
        "/registry",
        (request, context) -> {
          acted.incrementAndGet();
          if (request.getPayload().getText().equals("wait")) {
            await(goOn);
          }
          return context.ack("helped");
        });
    var events =
        new SlackEvents(
            SIGNATURES,
            new DeliveryDeduplication(),
            bolt,
            new SimpleMeterRegistry(),
            new DeliveryThreads(deliveries));
    var opened =
        new HttpServer(new ServerSettings("127.0.0.1", 0), () -> true, Optional.of(events), limits);
    opened.open();
    return opened;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void reopen(Limits limits) {
    httpServer.close();
    httpServer = open(limits, USUAL);
  }

  @AfterEach
  void close() {
    httpServer.close();
  }

  /**
   * One line of the table.
   *
   * @param times how often it is sent, each time on a connection of its own
   * @param answer the last answer
   * @param acts how often the bot acts
   */
  record Attempt(String what, String sent, int times, String answer, int acts) {
    Attempt(String what, String sent, String answer) {
      this(what, sent, 1, answer, 0);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Attempt> attempts() {
    String genuine = signed("1", NOW);
    String large = "x".repeat(SlackEvents.MAX_BYTES + 1);
    return Stream.of(
        new Attempt("genuine", genuine, 1, "200 {\"text\":\"helped\"}", 1),
        new Attempt("replayed", genuine, 3, "200 {\"text\":\"helped\"}", 1),
        new Attempt("forged", signed("1", NOW).replace("v0=", "v0=0"), UNSIGNED),
        new Attempt("tampered with", genuine.replace("help", "list"), UNSIGNED),
        new Attempt(
            "signed for another time", genuine.replace("Timestamp: 1", "Timestamp: 2"), UNSIGNED),
        new Attempt("too old", signed("1", NOW.minusSeconds(301)), UNSIGNED),
        new Attempt("future-dated", signed("1", NOW.plusSeconds(301)), UNSIGNED),
        new Attempt(
            "of the year 33658", signed("1", Instant.ofEpochSecond(999_999_999_999L)), UNSIGNED),
        new Attempt("unsigned", post("payload=%7B%7D"), UNSIGNED),
        new Attempt("without a body", post(""), UNSIGNED),
        new Attempt(
            "said to be large", RawHttp.head(EVENTS, large.length(), List.of()), "413 too large"),
        new Attempt(
            "large, in chunks",
            EVENTS
                + " HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(large.length())
                + "\r\n"
                + large
                + "\r\n",
            "413 too large"),
        new Attempt("Slack's check of the certificate", post("ssl_check=1&token=t"), "200"),
        new Attempt(
            "the same, signed",
            signed("ssl_check=1&token=t".getBytes(StandardCharsets.UTF_8)),
            "200"),
        new Attempt(
            "signed junk", signed("junk".getBytes(StandardCharsets.UTF_8)), "400 not understood"),
        new Attempt(
            "signed half a payload",
            signed("payload=%7Bnot".getBytes(StandardCharsets.UTF_8)),
            "400 not understood"),
        new Attempt(
            "a signed list",
            signed("payload=%5B%5D".getBytes(StandardCharsets.UTF_8)),
            "400 not understood"),
        new Attempt("junk", "\u0001\u0002\r\n\r\n", "400 400"),
        new Attempt("no HTTP", "hello\r\n\r\n", "400 400"),
        new Attempt("TRACE", request("TRACE /slack/events"), "405 405"),
        new Attempt("TRACE of health", request("TRACE /healthz"), "405 405"),
        new Attempt("GET of events", request("GET /slack/events"), "405 405"),
        new Attempt("PUT", request("PUT /slack/events"), "405 405"),
        new Attempt("DELETE", request("DELETE /slack/events"), "405 405"),
        new Attempt("OPTIONS", request("OPTIONS /slack/events"), "405 405"),
        new Attempt("POST of health", request("POST /healthz"), "405 405"),
        new Attempt("a method of its own", request("FROBNICATE /healthz"), "405 405"),
        new Attempt("elsewhere", request("GET /admin"), "404 404"),
        new Attempt("above", request("GET /slack/../healthz/x"), "404 404"),
        new Attempt("health", request("GET /healthz"), "200 ok"));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void eachAttemptGetsItsAnswer(Attempt attempt) {
    String answer = "";
    for (int i = 0; i < attempt.times(); i++) {
      try (RawHttp connection = connect()) {
        connection.send(attempt.sent());
        answer = connection.answer();
      }
    }

    assertEquals(attempt.answer(), answer);
    assertEquals(attempt.acts(), acted.get());
  }

  @Test
  void whoSendsAHeadSlowlyIsDisconnected() {
    reopen(HASTY);
    try (RawHttp connection = connect()) {
      assertEquals(RawHttp.CLOSED, dripping(connection, "GET /healthz HTTP/1.1\r\nX: "));
    }
  }

  @Test
  void whoSendsABodySlowlyIsDisconnected() {
    reopen(HASTY);
    try (RawHttp connection = connect()) {
      assertEquals(RawHttp.CLOSED, dripping(connection, RawHttp.head(EVENTS, 1_000, List.of())));
    }
  }

  @Test
  void whoSendsNothingIsDisconnected() {
    reopen(HASTY);
    try (RawHttp connection = connect()) {
      assertEquals(RawHttp.CLOSED, connection.answer());
    }
  }

  @Test
  void whoHasDeliveredMayDeliverAgainButNotSlowly() {
    reopen(HASTY);
    try (RawHttp connection = connect()) {
      for (String trigger : List.of("1", "2")) {
        connection.send(signed(trigger, NOW));
        assertEquals("200 {\"text\":\"helped\"}", connection.answer());
      }

      assertEquals(RawHttp.CLOSED, dripping(connection, RawHttp.head(EVENTS, 1_000, List.of())));
    }
    assertEquals(2, acted.get());
  }

  /** Sends a byte now and then, until the connection is closed. */
  private static String dripping(RawHttp connection, String beginning) {
    connection.send(beginning);
    while (connection.send("x")) {
      pause();
    }
    return connection.answer();
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void hundredsWhoSendSlowlyStopNobody() {
    IntFunction<String> beginnings =
        i ->
            i % 2 == 0
                ? RawHttp.head(EVENTS, 1_000, List.of())
                : "GET /healthz HTTP/1.1\r\nX-Slow: ";
    List<RawHttp> slow = IntStream.range(0, 300).mapToObj(_ -> connect()).toList();
    try {
      for (int i = 0; i < slow.size(); i++) {
        assertTrue(slow.get(i).send(beginnings.apply(i) + "x"));
      }

      assertEquals("200 ok", answer(request("GET /healthz")));
      assertEquals("200 {\"text\":\"helped\"}", answer(signed("1", NOW)));
      assertEquals(UNSIGNED, answer(post("payload=%7B%7D")));
      assertTrue(slow.stream().allMatch(each -> each.send("x")));
    } finally {
      slow.forEach(RawHttp::close);
    }
  }

  @Test
  void ofTooManyWhoHaveDeliveredNothingTheOldestIsDisconnected() {
    reopen(new Limits(Duration.ofMinutes(10), 3));
    List<RawHttp> idle = new ArrayList<>();
    try (RawHttp slack = connect()) {
      slack.send(signed("1", NOW));
      assertEquals("200 {\"text\":\"helped\"}", slack.answer());
      for (int opened = 0; opened < 5; opened++) {
        RawHttp next = connect();
        idle.add(next);
        // Several threads accept connections: only one that has an answer is surely open.
        next.send(request("GET /healthz"));
        assertEquals("200 ok", next.answer());
      }

      assertEquals(RawHttp.CLOSED, idle.get(0).answer());
      assertEquals(RawHttp.CLOSED, idle.get(1).answer());
      assertEquals("200 ok", answer(request("GET /healthz")));
      slack.send(signed("2", NOW));
      assertEquals("200 {\"text\":\"helped\"}", slack.answer());
    } finally {
      idle.forEach(RawHttp::close);
    }
  }

  @Test
  void ofTooManyDeliveriesAtOnceTheLastIsRefusedAndMayComeAgain() {
    httpServer.close();
    httpServer = open(PATIENT, 2);
    String another = signed("3", NOW);
    try (RawHttp one = connect();
        RawHttp two = connect()) {
      one.send(signed(waiting("1"), NOW));
      two.send(signed(waiting("2"), NOW));
      while (acted.get() < 2) {
        pause();
      }

      assertEquals("503 too many deliveries at the same time", answer(another));
      assertEquals(2, acted.get());
      assertEquals("200 ok", answer(request("GET /healthz")));

      goOn.countDown();
      assertEquals("200 {\"text\":\"helped\"}", one.answer());
      assertEquals("200 {\"text\":\"helped\"}", two.answer());
      String again = answer(another);
      while (again.startsWith("503")) { // The threads are free a moment after their answers.
        again = answer(another);
      }
      assertEquals("200 {\"text\":\"helped\"}", again);
      assertEquals(3, acted.get());
    }
  }

  private static byte[] waiting(String trigger) {
    return (COMMAND + trigger).replace("text=help", "text=wait").getBytes(StandardCharsets.UTF_8);
  }

  /** The figures of the page on security. */
  @Test
  void theBotsOwnServerHasTheLimitsThatAreTold() throws IOException {
    assertEquals(new Limits(Duration.ofSeconds(3), 500), Limits.DEFAULT);
    String page = Files.readString(PAGE);
    assertTrue(page.contains("that takes longer than three seconds"));
    assertTrue(page.contains("beyond 500 the oldest is closed"));
    httpServer.close();
    httpServer = new HttpServer(new ServerSettings("127.0.0.1", 0), () -> true, Optional.empty());
    httpServer.open();
    try (RawHttp connection = connect()) {
      assertEquals(RawHttp.CLOSED, dripping(connection, "GET /healthz HTTP/1.1\r\nX: "));
    }
  }

  private RawHttp connect() {
    return new RawHttp(httpServer.port());
  }

  private String answer(String request) {
    try (RawHttp connection = connect()) {
      connection.send(request);
      return connection.answer();
    }
  }

  private static String request(String requestLine) {
    return RawHttp.head(requestLine, 0, List.of());
  }

  private static String post(String body) {
    return RawHttp.head(EVENTS, body.length(), List.of()) + body;
  }

  private static String signed(String trigger, Instant sent) {
    return signed((COMMAND + trigger).getBytes(StandardCharsets.UTF_8), sent);
  }

  private static String signed(byte[] body) {
    return signed(body, NOW);
  }

  private static String signed(byte[] body, Instant sent) {
    String timestamp = Long.toString(sent.getEpochSecond());
    return RawHttp.head(
            EVENTS,
            body.length,
            List.of(
                "X-Slack-Request-Timestamp: " + timestamp,
                "X-Slack-Signature: " + SIGNATURES.sign(timestamp, body)))
        + new String(body, StandardCharsets.UTF_8);
  }
}
