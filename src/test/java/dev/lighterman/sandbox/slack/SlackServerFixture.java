package dev.lighterman.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.slack.blockkit.JsonArrays;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import dev.lighterman.sandbox.slack.people.Click;
import dev.lighterman.sandbox.slack.people.InteractionTarget;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated Slack on a free port, with Slack's client and a fake bot. */
public final class SlackServerFixture implements AutoCloseable {
  public static final String AMINA = "U01ASKER";
  public static final String BEN = "U02APPROVER";
  public static final String EDGE_OPS = "C01EDGEOPS";
  public static final String RANDOM = "C03RANDOM";

  private static final List<String> ALL_SCOPES =
      List.of(
          "commands",
          "chat:write",
          "users:read",
          "users:read.email",
          "usergroups:read",
          "channels:read",
          "groups:read",
          "im:read",
          "im:write",
          "files:write",
          "app_mentions:read");

  public final ActiveFaults faults = new ActiveFaults();
  public final MovableClock clock = new MovableClock();
  public final SlackServer slack;
  public final FakeBot bot;
  private final HttpClient http = HttpClient.newHttpClient();

  public SlackServerFixture() {
    this(BotApp.lighterman().withScopes(ALL_SCOPES));
  }

  public SlackServerFixture(BotApp app) {
    ServerOptions options = ServerOptions.plain("slack", 0, faults, new RequestLog());
    slack = SlackServer.start(options, app, clock);
    bot = new FakeBot(app.signingSecret());
    slack.setRequestUrl(bot.address());
  }

  /** The real time plus what a test has advanced it by. */
  public static final class MovableClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    public void advance(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  public MethodsClient client() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl().toString());
    config.setStatsEnabled(false);
    return Slack.getInstance(config).methods(slack.app().token());
  }

  /** Calls a Web API method with a JSON body. */
  public JsonNode call(String method, String json) throws Exception {
    return Json.read(post(slack.apiUrl() + method, json).body());
  }

  public HttpResponse<String> post(String url, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Authorization", "Bearer " + slack.app().token())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  public DeliveryResult typeCommand(String user, String channel, String text)
      throws TargetNotFound {
    return slack.slashCommand(user, channel, "/registry", text);
  }

  public DeliveryResult click(String user, String channel, String ts, String actionId)
      throws TargetNotFound {
    return slack.click(
        new Click(
            user,
            new InteractionTarget(channel, ts, null),
            actionId,
            null,
            Json.object().path("nothing"),
            Json.object()));
  }

  public DeliveryResult chooseInView(String user, String view, String actionId, String value)
      throws TargetNotFound {
    return slack.click(
        new Click(
            user,
            new InteractionTarget(null, null, view),
            actionId,
            null,
            Json.tree(value),
            Json.object()));
  }

  /** The texts that a person sees in a channel, oldest first. */
  public List<String> messagesSeenBy(String user, String channel) {
    return JsonArrays.stream(slack.state().path("messages"))
        .filter(message -> message.path("channel").asText().equals(channel))
        .filter(message -> message.path("ephemeral_to").asText(user).equals(user))
        .map(message -> message.path("text").asText())
        .toList();
  }

  static @Nullable String error(SlackApiTextResponse response) {
    return response.getError();
  }

  /** Types a command that is not acknowledged; asserts Slack's timeout and error message. */
  public void assertCommandTimesOut() throws Exception {
    DeliveryResult result = typeCommand(AMINA, EDGE_OPS, "list");

    assertEquals("operation_timeout", result.error());
    assertTrue(result.ackMillis() >= 3_000, result.toString());
    assertEquals(
        List.of("/registry failed with the error \"operation_timeout\""),
        messagesSeenBy(AMINA, EDGE_OPS));
  }

  @Override
  public void close() {
    slack.close();
    bot.close();
  }
}
