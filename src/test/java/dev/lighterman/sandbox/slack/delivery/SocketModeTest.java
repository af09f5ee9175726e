package dev.lighterman.sandbox.slack.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.SlackServerFixture;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.world.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
  private final SlackServerFixture fixture = new SlackServerFixture();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<FakeSocketApp> apps = new ArrayList<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void enableSocketMode() {
    fixture.slack.socketMode().setEnabled(true);
  }

  @AfterEach
  void close() {
    apps.forEach(FakeSocketApp::close);
    executor.shutdownNow();
    http.shutdownNow();
    fixture.close();
  }

  @Test
  void aUrlIsGivenOnlyForTheAppLevelToken() throws Exception {
    BotApp app = fixture.slack.app();

    assertEquals("not_allowed_token_type", open(app.token()).path("error").asText());
    assertEquals("invalid_auth", open("xapp-1-of-another").path("error").asText());
    assertEquals("not_authed", open("").path("error").asText());
    assertTrue(open(app.appToken()).path("url").asText().startsWith("ws://localhost:"));
    assertEquals(
        "not_allowed_token_type", call("auth.test", app.appToken()).path("error").asText());
  }

  @Test
  void theTokenIsReadOnlyFromTheHeader() throws Exception {
    HttpRequest form =
        HttpRequest.newBuilder(fixture.slack.apiUrl().resolve("apps.connections.open"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + fixture.slack.app().appToken()))
            .build();

    JsonNode answer = Json.read(http.send(form, BodyHandlers.ofString()).body());

    assertEquals("invalid_auth", answer.path("error").asText());
  }

  @Test
  void aUrlConnectsOnlyOnce() throws Exception {
    String url = open(fixture.slack.app().appToken()).path("url").asText();
    apps.add(FakeSocketApp.connect(url));
    apps.getFirst().awaitMessage("hello");

    apps.add(FakeSocketApp.connect(url));

    apps.getLast().awaitClose();
  }

  @Test
  void helloNamesTheAppAndCountsItsConnections() throws Exception {
    FakeSocketApp first = FakeSocketApp.connect(url());
    apps.add(first);
    JsonNode hello = first.awaitMessage("hello");

    assertEquals("A00LIGHTER", hello.at("/connection_info/app_id").asText());
    assertEquals(1, hello.path("num_connections").asInt());
    assertEquals(3600, hello.at("/debug_info/approximate_connection_time").asInt());
    FakeSocketApp second = FakeSocketApp.connect(url());
    apps.add(second);
    assertEquals(2, second.awaitMessage("hello").path("num_connections").asInt());
    assertEquals(2, fixture.slack.state().at("/socket_mode/connections").asInt());
  }

  @Test
  void anEleventhConnectionIsRefused() throws Exception {
    for (int i = 0; i < 10; i++) {
      connected();
    }
    fixture.clock.advance(Duration.ofMinutes(1));

    FakeSocketApp eleventh = FakeSocketApp.connect(url());
    apps.add(eleventh);

    assertEquals(
        "too_many_websockets", eleventh.awaitMessage("disconnect").path("reason").asText());
    eleventh.awaitClose();
  }

  @Test
  void connectionsAreRefusedWhenDisabled() throws Exception {
    FakeSocketApp app = connected();

    fixture.slack.socketMode().setEnabled(false);

    assertEquals("link_disabled", app.awaitMessage("disconnect").path("reason").asText());
    app.awaitClose();
    FakeSocketApp late = FakeSocketApp.connect(url());
    apps.add(late);
    assertEquals("link_disabled", late.awaitMessage("disconnect").path("reason").asText());
  }

  @Test
  void aCommandIsDeliveredInAnEnvelopeAndItsAnswerIsShown() throws Exception {
    FakeSocketApp app = connected();

    Future<DeliveryResult> typed =
        submit(() ->
            fixture.typeCommand(
                SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "show store-101"));
    JsonNode envelope = app.awaitMessage("slash_commands");
    app.acknowledge(envelope, "{\"text\":\"Looking…\"}");

    assertTrue(envelope.path("accepts_response_payload").asBoolean());
    assertEquals("/registry", envelope.at("/payload/command").asText());
    assertEquals("show store-101", envelope.at("/payload/text").asText());
    assertEquals(SlackServerFixture.AMINA, envelope.at("/payload/user_id").asText());
    assertFalse(envelope.has("retry_attempt"));
    assertEquals(200, typed.get().status());
    assertEquals(
        List.of("Looking…"),
        fixture.messagesSeenBy(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS));
    assertEquals("/registry show store-101", inspected().path("what").asText());
  }

  @Test
  void anEventAcceptsNoResponse() throws Exception {
    FakeSocketApp app = connected();

    Future<DeliveryResult> opened = submit(() -> fixture.slack.openHome(SlackServerFixture.AMINA));
    JsonNode envelope = app.awaitMessage("events_api");
    app.acknowledge(envelope, "{\"text\":\"in vain\"}");

    assertFalse(envelope.path("accepts_response_payload").asBoolean());
    assertEquals("app_home_opened", envelope.at("/payload/event/type").asText());
    assertEquals("", opened.get().body());
  }

  @Test
  void anUnacknowledgedDeliveryTimesOut() throws Exception {
    connected();

    fixture.assertCommandTimesOut();
  }

  @Test
  void aDeliveryWithoutAConnectionFails() throws Exception {
    assertEquals(
        "dispatch_failed",
        fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list").error());
  }

  @Test
  void aDeliveryOnABrokenConnectionIsSentOnAnother() throws Exception {
    FakeSocketApp first = connected();
    FakeSocketApp second = connected();
    Future<DeliveryResult> typed =
        submit(() ->
            fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list"));
    JsonNode before = first.awaitMessage("slash_commands");

    first.close();
    JsonNode after = second.awaitMessage("slash_commands");
    second.acknowledge(after, "");

    assertEquals(before.path("envelope_id"), after.path("envelope_id"));
    assertEquals(1, after.path("retry_attempt").asInt());
    assertTrue(typed.get().acknowledged());
  }

  @Test
  void aDeliveryOnTheOnlyConnectionWaitsForTheNext() throws Exception {
    FakeSocketApp first = connected();
    Future<DeliveryResult> typed =
        submit(() ->
            fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list"));
    first.awaitMessage("slash_commands");

    fixture.slack.socketMode().drop();
    first.awaitClose();
    FakeSocketApp second = connected();
    second.acknowledge(second.awaitMessage("slash_commands"), "");

    assertTrue(typed.get().acknowledged());
  }

  @Test
  void anAcknowledgementCanBeLostWithItsConnection() throws Exception {
    fixture.faults.inject(new Fault("socket-lost", Map.of("lost", "acknowledgement")));
    FakeSocketApp first = connected();
    Future<DeliveryResult> typed =
        submit(() ->
            fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list"));

    first.acknowledge(first.awaitMessage("slash_commands"), "");
    first.awaitClose();
    FakeSocketApp second = connected();
    second.acknowledge(second.awaitMessage("slash_commands"), "");

    assertTrue(typed.get().acknowledged());
  }

  @Test
  void deliveriesRotateOverTheConnections() throws Exception {
    FakeSocketApp first = connected();
    FakeSocketApp second = connected();

    Future<DeliveryResult> one =
        submit(() ->
            fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list"));
    first.acknowledge(first.awaitMessage("slash_commands"), "");
    Future<DeliveryResult> two =
        submit(() ->
            fixture.typeCommand(SlackServerFixture.AMINA, SlackServerFixture.EDGE_OPS, "list"));
    second.acknowledge(second.awaitMessage("slash_commands"), "");

    assertTrue(one.get().acknowledged() && two.get().acknowledged());
  }

  @Test
  void aRefreshedConnectionIsClosedLater() throws Exception {
    FakeSocketApp app = connected();

    fixture.slack.socketMode().refresh();

    assertEquals("refresh_requested", app.awaitMessage("disconnect").path("reason").asText());
    app.awaitClose();
  }

  @Test
  void aFrozenNetworkAnswersNoPing() throws Exception {
    FakeSocketApp app = FakeSocketApp.connectPinging(url(), Duration.ofMillis(200));
    apps.add(app);
    app.awaitMessage("hello");

    fixture.slack.socketMode().freeze();

    fixture.slack.socketMode().warn();
    app.awaitClose();
  }

  private FakeSocketApp connected() throws Exception {
    FakeSocketApp app = FakeSocketApp.connect(url());
    apps.add(app);
    app.awaitMessage("hello");
    return app;
  }

  private String url() throws Exception {
    JsonNode answer = open(fixture.slack.app().appToken());
    assertTrue(answer.path("ok").asBoolean(), answer.toString());
    return answer.path("url").asText();
  }

  private JsonNode open(String token) throws Exception {
    return call("apps.connections.open", token);
  }

  private JsonNode call(String method, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(fixture.slack.apiUrl() + method))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return Json.read(http.send(request, BodyHandlers.ofString()).body());
  }

  private Future<DeliveryResult> submit(Callable<DeliveryResult> action) {
    return executor.submit(action);
  }

  private JsonNode inspected() {
    return fixture.slack.state().path("inspector").path(0);
  }
}
