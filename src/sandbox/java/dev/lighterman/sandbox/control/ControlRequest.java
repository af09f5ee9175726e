package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.slack.people.Click;
import dev.lighterman.sandbox.slack.people.InteractionTarget;
import org.jspecify.annotations.Nullable;

/** The JSON body of a control API request. */
record ControlRequest(ObjectNode json) {
  static ControlRequest of(ServerRequest request) {
    return new ControlRequest(request.json());
  }

  String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw new IllegalArgumentException("Give " + name + ".");
    }
    return text;
  }

  @Nullable String optional(String name) {
    JsonNode value = json.path(name);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  boolean flag(String name) {
    return json.path(name).asBoolean();
  }

  /** An object or array; an empty object if it is not given. */
  JsonNode structure(String name) {
    JsonNode value = json.path(name);
    return value.isContainerNode() ? value : Json.object();
  }

  InteractionTarget target() {
    return new InteractionTarget(optional("channel"), optional("message_ts"), optional("view_id"));
  }

  Click click() {
    JsonNode value = json.has("selected") ? json.get("selected") : json.path("value");
    return new Click(
        text("user"),
        target(),
        text("action_id"),
        optional("block_id"),
        value.isNull() ? MissingNode.getInstance() : value,
        structure("state"));
  }
}
