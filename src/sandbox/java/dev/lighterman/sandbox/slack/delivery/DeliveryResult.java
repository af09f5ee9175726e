package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery to the bot went.
 *
 * @param status what the bot answered, 0 where it did not
 * @param error Slack's word for a delivery that failed, such as {@code operation_timeout}
 * @param declinesRetries the bot does not want to be told again ({@code X-Slack-No-Retry: 1})
 */
public record DeliveryResult(
    int status, long ackMillis, String body, @Nullable String error, boolean declinesRetries) {
  /** Slack kept what the person did to itself: nothing was delivered. */
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

  /** The bot's answer as JSON; an empty object where it is not a JSON object. */
  public ObjectNode responseJson() {
    try {
      return Json.read(body) instanceof ObjectNode object ? object : Json.object();
    } catch (JsonProcessingException e) {
      return Json.object();
    }
  }

  /** {@code {status, ack_ms, body, error?}}, the body as JSON where it is JSON. */
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
