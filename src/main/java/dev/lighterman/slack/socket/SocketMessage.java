package dev.lighterman.slack.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** A message from Slack on a WebSocket. */
sealed interface SocketMessage {
  /** Slack is ready to deliver on this connection. */
  record Hello() implements SocketMessage {}

  /** Slack is about to close this connection. */
  record Disconnect(String reason) implements SocketMessage {}

  /** Anything else, which is ignored. */
  record Unknown() implements SocketMessage {}

  /**
   * A delivery.
   *
   * @param acceptsPayload whether the acknowledgement may carry an answer
   * @param retry which repetition this is; 0 for the first delivery
   */
  record Envelope(
      String id, boolean acceptsPayload, JsonObject payload, int retry, String retryReason)
      implements SocketMessage {
    /** A key that stays the same when the delivery is repeated in another envelope. */
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
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException malformed) {
      return new Unknown();
    }
  }

  private static SocketMessage of(JsonObject message) {
    return switch (text(message, "type")) {
      case "hello" -> new Hello();
      case "disconnect" -> new Disconnect(text(message, "reason"));
      case "slash_commands", "interactive", "events_api" ->
          message.get("payload") instanceof JsonObject payload
              ? envelope(message, payload)
              : new Unknown();
      default -> new Unknown();
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
