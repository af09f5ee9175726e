package dev.lighterman.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import dev.lighterman.slack.workspace.BotIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which app and workspace a delivery is for, as far as it says so. One signing secret serves all
 * workspaces in which an app is installed, but the bot only one of them.
 */
record DeliveryOrigin(@Nullable String app, @Nullable String team, @Nullable String enterprise) {
  private static final Logger log = LoggerFactory.getLogger(DeliveryOrigin.class);

  static DeliveryOrigin of(Request<?> request) {
    return new DeliveryOrigin(
        app(request), request.getContext().getTeamId(), request.getContext().getEnterpriseId());
  }

  private static @Nullable String app(Request<?> request) {
    return switch (request) {
      case SlashCommandRequest command -> command.getPayload().getApiAppId();
      case BlockActionRequest action -> action.getPayload().getApiAppId();
      case BlockSuggestionRequest suggestion -> suggestion.getPayload().getApiAppId();
      case ViewSubmissionRequest submission -> submission.getPayload().getApiAppId();
      case EventRequest event -> app(event.getRequestBodyAsString());
      default -> null;
    };
  }

  /** Of an event's envelope, of which Bolt passes on the event alone. */
  private static @Nullable String app(String envelope) {
    JsonElement app = JsonParser.parseString(envelope).getAsJsonObject().get("api_app_id");
    return app == null || !app.isJsonPrimitive() ? null : app.getAsString();
  }

  /** Whether nothing in it says that it is for another app, workspace or organisation. */
  boolean isFor(BotIdentity.Known bot) {
    boolean otherApp = app != null && bot.app() != null && !app.equals(bot.app());
    boolean ours =
        team == null
            || team.equals(bot.team())
            || (enterprise != null && enterprise.equals(bot.organisation()));
    return ours && !otherApp;
  }

  static Response refused(Request<?> request) {
    DeliveryOrigin origin = of(request);
    log.atWarn()
        .addKeyValue("app", origin.app())
        .addKeyValue("team", origin.team())
        .log("refused a delivery for another app or workspace");
    return Response.builder()
        .statusCode(403)
        .contentType("text/plain; charset=utf-8")
        .body("for another app or workspace")
        .build();
  }
}
