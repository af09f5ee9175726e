package dev.lighterman.slack.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** What Slack says on a WebSocket. */
sealed interface SocketMessage {
  /** Slack is ready to deliver here. */
  record Hello() implements SocketMessage {}

  /** This connection ends soon. */
  record Disconnect(String reason) implements SocketMessage {}

  /** What the bot knows nothing about, and need not. */
  record Noise() implements SocketMessage {}

  /**
   * A delivery.
   *
   * @param answerable whether the acknowledgement may carry an answer
   * @param attempt how often it came before, where that is known
   */
  record Envelope(String id, boolean answerable, JsonObject payload, int attempt, String because)
      implements SocketMessage {
    /** What stays the same when the same thing comes in another envelope. */
    String key() {
      for (String name : new String[] {"trigger_id", "event_id"}) {
        if (payload.has(name)) {
          return payload.get(name).getAsString();
        }
      }
      return id;
    }
  }

  static SocketMessage read(String text) {
    try {
      return of(JsonParser.parseString(text).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException odd) {
      return new Noise();
    }
  }

  private static SocketMessage of(JsonObject message) {
    return switch (text(message, "type")) {
      case "hello" -> new Hello();
      case "disconnect" -> new Disconnect(text(message, "reason"));
      case "slash_commands", "interactive", "events_api" ->
          message.get("payload") instanceof JsonObject payload
              ? envelope(message, payload)
              : new Noise();
      default -> new Noise();
    };
  }

  private static Envelope envelope(JsonObject message, JsonObject payload) {
    return new Envelope(
        text(message, "envelope_id"),
        text(message, "accepts_response_payload").equals("true"),
        payload,
        message.has("retry_attempt") ? message.get("retry_attempt").getAsInt() : 0,
        text(message, "retry_reason"));
  }

  private static String text(JsonObject message, String name) {
    JsonElement value = message.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }
}
