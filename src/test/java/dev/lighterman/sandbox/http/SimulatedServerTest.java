package dev.lighterman.sandbox.http;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RequestLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SimulatedServerTest {

  private final ServerTls tls = TrustingClients.loopback();
  private final ActiveFaults faults = new ActiveFaults();
  private final RequestLog log = new RequestLog();
  private final AtomicInteger created = new AtomicInteger();
  private final CountDownLatch resume = new CountDownLatch(1);
  private final SimulatedServer server =
      SimulatedServer.start(ServerOptions.plain("azure", 0, faults, log).withTls(tls), routes());
  private final HttpClient client =
      HttpClient.newBuilder().sslContext(TrustingClients.only(tls)).build();

  private Router routes() {
    return new Router(request -> ServerResponse.json(404, Map.of("unknown", request.path())))
        .route(
            "GET",
            "/ships/{ship}",
            r -> ServerResponse.json(200, Map.of("ship", r.parameter("ship"))))
        .route("GET", "/v2/{repo*}/tags/{tag}", r -> text(r.parameter("repo") + r.parameter("tag")))
        .route(
            "POST",
            "/ships",
            r -> ServerResponse.json(201, Map.of("number", created.incrementAndGet())))
        .route(
            "GET",
            "/broken",
            r -> ServerResponse.json(200, Map.of("never", r.parameter("nothing"))))
        .route("GET", "/echo", r -> ServerResponse.webSocket(new Echo()))
        .route(
            "GET",
            "/watch",
            r ->
                ServerResponse.stream(
                    "text/plain",
                    out -> {
                      out.write("one\n".getBytes(StandardCharsets.UTF_8));
                      resume.await();
                      out.write("two\n".getBytes(StandardCharsets.UTF_8));
                    }));
  }

  private static final class Echo implements ServerWebSocket.Listener {
    private @Nullable ServerWebSocket socket;

    @Override
    public void onOpen(ServerWebSocket opened) {
      socket = opened;
    }

    @Override
    public void onText(String text) {
      if (socket != null) {
        socket.sendText(text + ", " + text);
      }
    }

    @Override
    public void onClose() {}
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void routesMatchWhateverTheCaseAndSlashesOfLiterals() throws Exception {
    assertEquals("{\"ship\":\"Nore\"}", get("//SHIPS/Nore").body());
    assertEquals("a/b1.0", get("/v2/a/b/tags/1.0").body());
    assertEquals(404, get("/ships").statusCode());
  }

  @Test
  void aRouteCanOpenAWebSocket() throws Exception {
    var echoed = new CompletableFuture<String>();
    var socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(server.address().toString().replaceFirst("http", "ws") + "/echo"),
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean last) {
                    echoed.complete(text.toString());
                    return null;
                  }
                })
            .join();

    socket.sendText("ahoy", true).join();

    assertEquals("ahoy, ahoy", echoed.get(PATIENCE.toMinutes(), TimeUnit.MINUTES));
    socket.abort();
  }

  @Test
  void aFailingHandlerIsAnInternalServerError() throws Exception {
    assertEquals(500, get("/broken").statusCode());
  }

  @Test
  void aThrottledServerSendsRetryAfterAndRecovers() throws Exception {
    faults.inject(
        new Fault(
            "429", Map.of("face", "azure", "path", "/ships", "times", "1", "retryAfter", "7")));
    var refused = get("/ships/Nore");
    assertEquals(429, refused.statusCode());
    assertEquals("7", refused.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(200, get("/ships/Nore").statusCode());
  }

  @Test
  void aForbiddenRequestIsNotExecuted() throws Exception {
    faults.inject(new Fault("403", Map.of("method", "POST")));
    assertEquals(403, post("{}").statusCode());
    assertEquals(0, created.get());
  }

  @Test
  void aDroppedResponseIsLostButTheRequestIsExecuted() throws Exception {
    faults.inject(new Fault("drop", Map.of("method", "POST", "times", "1")));
    assertThrows(IOException.class, () -> post("{}"));
    assertEquals(1, created.get());
    assertEquals(0, log.exchanges().getLast().status());
    assertEquals("{\"number\":2}", post("{}").body());
  }

  @Test
  void aFaultOfAnotherServerDoesNotApply() throws Exception {
    faults.inject(new Fault("500", Map.of("face", "slack")));
    assertEquals(200, get("/ships/Nore").statusCode());
  }

  @Test
  void streamedContentArrivesBeforeTheResponseEnds() throws Exception {
    var response =
        client.send(request("/watch").build(), HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertEquals("one", lines.readLine());
      resume.countDown();
      assertEquals("two", lines.readLine());
    }
  }

  @Test
  void theLogHoldsRequestsWithoutSecrets() throws Exception {
    post(
        """
        {"kind":"Secret","data":{"a":"c2VjcmV0"},"password":"hunter2","x":"xoxb-1-a",
         "connectionString":"ConnectedRegistryName=n;SyncTokenPassword=abc=","keep":"this"}\
        """);
    var body = log.exchanges().getLast().body();
    assertTrue(body != null && body.contains("\"keep\":\"this\""), body);
    for (var secret : new String[] {"c2VjcmV0", "hunter2", "xoxb-1-a", "abc="}) {
      assertFalse(body.contains(secret), body);
    }
    assertEquals("POST", log.exchanges().getLast().method());
    assertEquals(201, log.exchanges().getLast().status());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client.send(
        request("/ships").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private static ServerResponse text(String text) {
    return ServerResponse.of(200, "text/plain", text);
  }
}
