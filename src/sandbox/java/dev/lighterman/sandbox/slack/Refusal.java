package dev.lighterman.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;

/** Slack says no: {@code {"ok":false,"error":…}} with whatever else that answer carries. */
final class Refusal extends Exception {
  private final transient ObjectNode answer;

  Refusal(String error) {
    this(error, Json.object());
  }

  Refusal(String error, ObjectNode details) {
    super(error);
    answer = Json.object().put("ok", false).put("error", error).setAll(details);
  }

  String error() {
    return answer.path("error").asText();
  }

  ObjectNode answer() {
    return answer;
  }
}
