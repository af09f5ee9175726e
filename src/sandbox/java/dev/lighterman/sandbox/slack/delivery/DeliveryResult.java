package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * The result of a delivery to the bot.
 *
 * @param status the bot's HTTP status; 0 if it did not answer
 * @param error Slack's error code, such as {@code operation_timeout}; null if it succeeded
 * @param declinesRetries whether the bot refuses retries ({@code X-Slack-No-Retry: 1})
 */
public record DeliveryResult(
    int status, long ackMillis, String body, @Nullable String error, boolean declinesRetries) {
  /** Nothing was delivered, since Slack does not send this action to the app. */
  public static final DeliveryResult NOT_DELIVERED = new DeliveryResult(200, 0, "", null);

  public DeliveryResult(int status, long ackMillis, String body, @Nullable String error) {
    this(status, ackMillis, body, error, false);
  }

  public boolean acknowledged() {
    return error == null;
  }

  public DeliveryResult withError(String newError) {
    return new DeliveryResult(status, ackMillis, body, newError, declinesRetries);
  }

  /** The bot's response as JSON; an empty object if it is not a JSON object. */
  public ObjectNode responseJson() {
    try {
      return Json.read(body) instanceof ObjectNode object ? object : Json.object();
    } catch (JsonProcessingException e) {
      return Json.object();
    }
  }

  /** {@code {status, ack_ms, body, error?}}; the body is JSON if it is a JSON object. */
  public ObjectNode json() {
    ObjectNode response = responseJson();
    ObjectNode json = Json.object().put("status", status).put("ack_ms", ackMillis);
    if (response.isEmpty()) {
      json.put("body", body);
    } else {
      json.set("body", response);
    }
    return error == null ? json : json.put("error", error);
  }
}
