package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.workspace.MessageTimestamp;
import dev.lighterman.sandbox.slack.workspace.PostedMessage;
import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The Events API: delivers events, with up to three retries. */
public final class EventsApi implements AutoCloseable {
  /** The delays between the attempts. */
  private static final List<Duration> RETRY_DELAYS =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  private final Workspace workspace;
  private final AppDeliveries deliveries;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slack-events").factory());

  public EventsApi(Workspace workspace, AppDeliveries deliveries) {
    this.workspace = workspace;
    this.deliveries = deliveries;
  }

  /** Delivers that a person opened the bot's Home tab. */
  public DeliveryResult homeOpened(String user) throws TargetNotFound {
    SlackUser person = workspace.person(user);
    ObjectNode event =
        event("app_home_opened", person).put("channel", person.dm()).put("tab", "home");
    workspace.views().home(user).ifPresent(home -> event.set("view", home.json()));
    return send(event);
  }

  /** Verifies the Request URL: the app has to return the challenge. */
  public DeliveryResult verifyUrl() {
    ObjectNode body =
        Json.object()
            .put("type", "url_verification")
            .put("token", InteractionPayloads.VERIFICATION_TOKEN)
            .put("challenge", UUID.randomUUID().toString());
    return deliveries.send(Envelope.event("url_verification", body));
  }

  /** Delivers a person's message if it mentions the bot. */
  public DeliveryResult messagePosted(PostedMessage message) throws TargetNotFound {
    String bot = "<@" + workspace.app().botUser();
    if (!workspace.app().hasScope("app_mentions:read") || !message.content().text().contains(bot)) {
      return DeliveryResult.NOT_DELIVERED;
    }
    ObjectNode event =
        event("app_mention", workspace.person(message.user()))
            .put("text", message.content().text())
            .put("ts", message.ts())
            .put("channel", message.location().channel());
    return send(event);
  }

  private ObjectNode event(String type, SlackUser person) {
    return Json.object()
        .put("type", type)
        .put("user", person.id())
        .put("event_ts", MessageTimestamp.of(workspace.clock().instant()));
  }

  private DeliveryResult send(ObjectNode event) {
    ObjectNode body =
        Json.object()
            .put("token", InteractionPayloads.VERIFICATION_TOKEN)
            .put("team_id", workspace.team().id())
            .put("api_app_id", workspace.app().id())
            .put("type", "event_callback")
            .put("event_id", "Ev" + UUID.randomUUID().toString().substring(0, 8))
            .put("event_time", workspace.clock().instant().getEpochSecond());
    body.set("event", event);
    String organisation = workspace.team().organisation().map(Team.Organisation::id).orElse(null);
    body.put("enterprise_id", organisation);
    body.putArray("authorizations")
        .addObject()
        .put("team_id", workspace.team().id())
        .put("user_id", workspace.app().botUser())
        .put("is_bot", true)
        .put("is_enterprise_install", workspace.team().wide())
        .put("enterprise_id", organisation);
    return attempt(Envelope.event(event.path("type").asText(), body));
  }

  private DeliveryResult attempt(Envelope event) {
    DeliveryResult result = deliveries.send(event);
    int retries = event.retryNumber();
    if (!result.acknowledged() && retries < RETRY_DELAYS.size() && !result.declinesRetries()) {
      var _ =
          scheduler.schedule(
              () -> attempt(event.retried(reason(result))),
              RETRY_DELAYS.get(retries).toMillis(),
              TimeUnit.MILLISECONDS);
    }
    return result;
  }

  private static String reason(DeliveryResult result) {
    if (result.status() != 0) {
      return "http_error";
    }
    return "operation_timeout".equals(result.error()) ? "http_timeout" : "connection_failed";
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
