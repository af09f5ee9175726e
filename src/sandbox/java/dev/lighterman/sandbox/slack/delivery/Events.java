package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.workspace.Message;
import dev.lighterman.sandbox.slack.workspace.Person;
import dev.lighterman.sandbox.slack.workspace.Ts;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The Events API: one delivery for each event, and up to three more where that fails. */
public final class Events implements AutoCloseable {
  /** How long after a failed attempt the next one comes. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  private final Workspace workspace;
  private final Deliveries deliveries;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slack-events").factory());

  public Events(Workspace workspace, Deliveries deliveries) {
    this.workspace = workspace;
    this.deliveries = deliveries;
  }

  /** A person opens the bot's Home tab. */
  public Outcome homeOpened(String user) throws NoSuchThing {
    Person person = workspace.person(user);
    ObjectNode event =
        event("app_home_opened", person).put("channel", person.dm()).put("tab", "home");
    workspace.views().home(user).ifPresent(home -> event.set("view", home.json()));
    return send(event);
  }

  /** Slack asks whether the address is the app's; the app has to repeat the challenge. */
  public Outcome verifyAddress() {
    ObjectNode body =
        Json.object()
            .put("type", "url_verification")
            .put("token", Payloads.VERIFICATION)
            .put("challenge", UUID.randomUUID().toString());
    return deliveries.send(Envelope.event("url_verification", body));
  }

  /** A person says something in a channel; the bot hears of it where it is mentioned. */
  public Outcome said(Message message) throws NoSuchThing {
    String bot = "<@" + workspace.app().botUser();
    if (!workspace.app().may("app_mentions:read") || !message.content().text().contains(bot)) {
      return Outcome.KEPT;
    }
    ObjectNode event =
        event("app_mention", workspace.person(message.user()))
            .put("text", message.content().text())
            .put("ts", message.ts())
            .put("channel", message.place().channel());
    return send(event);
  }

  private ObjectNode event(String type, Person person) {
    return Json.object()
        .put("type", type)
        .put("user", person.id())
        .put("event_ts", Ts.of(workspace.clock().instant()));
  }

  private Outcome send(ObjectNode event) {
    ObjectNode body =
        Json.object()
            .put("token", Payloads.VERIFICATION)
            .put("team_id", workspace.team().id())
            .put("api_app_id", workspace.app().id())
            .put("type", "event_callback")
            .put("event_id", "Ev" + UUID.randomUUID().toString().substring(0, 8))
            .put("event_time", workspace.clock().instant().getEpochSecond());
    body.set("event", event);
    body.putArray("authorizations")
        .addObject()
        .put("team_id", workspace.team().id())
        .put("user_id", workspace.app().botUser())
        .put("is_bot", true)
        .put("is_enterprise_install", false)
        .putNull("enterprise_id");
    return attempt(Envelope.event(event.path("type").asText(), body));
  }

  private Outcome attempt(Envelope event) {
    Outcome outcome = deliveries.send(event);
    int before = event.retry();
    if (!outcome.acknowledged() && before < RETRIES.size() && !outcome.declinesRetries()) {
      var _ =
          later.schedule(
              () -> attempt(event.again(reason(outcome))),
              RETRIES.get(before).toMillis(),
              TimeUnit.MILLISECONDS);
    }
    return outcome;
  }

  private static String reason(Outcome outcome) {
    if (outcome.status() != 0) {
      return "http_error";
    }
    return "operation_timeout".equals(outcome.error()) ? "http_timeout" : "connection_failed";
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
