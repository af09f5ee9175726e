package dev.lighterman.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * A modal or a Home tab of one person.
 *
 * @param channel the channel in which it was opened
 * @param json the view's JSON, with the input in {@code state}
 * @param errors the latest validation errors: block → message
 */
public record View(String user, @Nullable String channel, ObjectNode json, JsonNode errors) {
  static View of(String user, @Nullable String channel, ObjectNode json) {
    return new View(user, channel, json, Json.object());
  }

  public String id() {
    return field("id");
  }

  public String field(String name) {
    return json.path(name).asText();
  }

  public boolean flag(String name) {
    return json.path(name).asBoolean();
  }

  public JsonNode blocks() {
    return json.path("blocks");
  }

  public ObjectNode values() {
    return (ObjectNode) json.path("state").path("values");
  }

  View pushedOn(View root, View previous) {
    ObjectNode linked = json.deepCopy();
    linked.put("root_view_id", root.id()).put("previous_view_id", previous.id());
    return new View(user, channel, linked, errors);
  }

  public View withValues(ObjectNode values) {
    ObjectNode filled = json.deepCopy();
    filled.putObject("state").set("values", values);
    return new View(user, channel, filled, errors);
  }

  public View withErrors(JsonNode newErrors) {
    return new View(user, channel, json, newErrors);
  }
}
