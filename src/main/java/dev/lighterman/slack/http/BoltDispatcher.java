package dev.lighterman.slack.http;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes deliveries to Bolt, from HTTP and Socket Mode alike; every delivery gets an answer. */
public record BoltDispatcher(App bolt) {
  private static final Logger log = LoggerFactory.getLogger(BoltDispatcher.class);

  /** Parses a delivery; returns null if it is of no kind that Bolt knows. */
  @FunctionalInterface
  public interface Delivery {
    @Nullable Request<?> parse() throws Exception;
  }

  public Response answer(Delivery delivery) {
    try {
      Request<?> request = delivery.parse();
      return request == null ? unknown() : dispatch(request);
    } catch (JsonParseException malformed) {
      return plain(400, "not understood");
    } catch (Exception failure) {
      log.atError().setCause(failure).log("a delivery failed");
      return plain(500, "failed");
    }
  }

  private static Response unknown() {
    log.atWarn().log("Slack sent a delivery of an unknown kind");
    return plain(400, "not understood");
  }

  private Response dispatch(Request<?> request) throws Exception {
    Response answer = bolt.run(request);
    if (answer.getStatusCode() == 404) {
      log.atWarn()
          .addKeyValue("kind", request.getRequestType())
          .log("no handler for this delivery");
    }
    return answer;
  }

  static Response plain(int status, String text) {
    return Response.builder()
        .statusCode(status)
        .contentType("text/plain; charset=utf-8")
        .body(text)
        .build();
  }
}
