package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.blockkit.BlockIds;
import dev.lighterman.sandbox.slack.blockkit.InputState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Builds Slack's view object from the view that the app sends. */
public final class ViewBuilder {
  private static final List<String> TEXT_OBJECT_FIELDS = List.of("title", "submit", "close");
  private static final List<String> STRING_FIELDS =
      List.of("private_metadata", "callback_id", "external_id");
  private static final List<String> BOOLEAN_FIELDS =
      List.of("clear_on_close", "notify_on_close", "submit_disabled");

  private final BotApp app;
  private final Team team;
  private final InstantSource clock;

  ViewBuilder(BotApp app, Team team, InstantSource clock) {
    this.app = app;
    this.team = team;
    this.clock = clock;
  }

  public View create(JsonNode requested, String user, @Nullable String channel) {
    ObjectNode json = build(requested, "V" + random(5));
    json.put("root_view_id", json.path("id").asText()).putNull("previous_view_id");
    json.putObject("state").set("values", InputState.initial(json.path("blocks")));
    return View.of(user, channel, json);
  }

  /** A new version with the same id; keeps the input of elements that still exist. */
  public View update(View old, JsonNode requested) {
    ObjectNode json = build(requested, old.id());
    json.set("root_view_id", old.json().path("root_view_id"));
    json.set("previous_view_id", old.json().path("previous_view_id"));
    json.putObject("state").set("values", InputState.carryOver(old.values(), json.path("blocks")));
    return View.of(old.user(), old.channel(), json);
  }

  private ObjectNode build(JsonNode requested, String id) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("team_id", team.id())
            .put("type", requested.path("type").asText());
    TEXT_OBJECT_FIELDS.forEach(
        field -> json.set(field, requested.path(field).isObject() ? requested.get(field) : null));
    json.set("blocks", BlockIds.withIds((ArrayNode) requested.path("blocks")));
    STRING_FIELDS.forEach(field -> json.put(field, requested.path(field).asText()));
    BOOLEAN_FIELDS.forEach(field -> json.put(field, requested.path(field).asBoolean()));
    return json.put("hash", hash())
        .put("app_id", app.id())
        .put("app_installed_team_id", team.id())
        .put("bot_id", app.botId());
  }

  private String hash() {
    Instant now = clock.instant();
    return now.getEpochSecond() + "." + random(4);
  }

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(value);
    return HexFormat.of().withUpperCase().formatHex(value);
  }
}
