package dev.lighterman.sandbox.slack.blockkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;

/** An error response of the Web API: {@code {"ok":false,"error":…}} and details. */
public final class WebApiFailure extends Exception {
  private final transient ObjectNode response;

  public WebApiFailure(String error) {
    this(error, Json.object());
  }

  public WebApiFailure(String error, ObjectNode details) {
    super(error);
    response = Json.object().put("ok", false).put("error", error).setAll(details);
  }

  public String error() {
    return response.path("error").asText();
  }

  public ObjectNode response() {
    return response;
  }
}
