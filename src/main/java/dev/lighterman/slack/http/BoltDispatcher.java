package dev.lighterman.slack.http;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bolt's handlers, by whichever way a delivery comes; whatever it is, there is an answer. */
public record BoltDispatcher(App bolt) {
  private static final Logger log = LoggerFactory.getLogger(BoltDispatcher.class);

  /** A delivery, once it is read; null where Bolt knows no such thing. */
  @FunctionalInterface
  public interface Delivery {
    @Nullable Request<?> read() throws Exception;
  }

  public Response answer(Delivery delivery) {
    try {
      Request<?> request = delivery.read();
      return request == null ? unknown() : known(request);
    } catch (JsonParseException malformed) {
      return plain(400, "not understood");
    } catch (Exception failure) {
      log.atError().setCause(failure).log("a delivery failed");
      return plain(500, "failed");
    }
  }

  private static Response unknown() {
    log.atWarn().log("Slack sent what is none of its known deliveries");
    return plain(400, "not understood");
  }

  private Response known(Request<?> request) throws Exception {
    Response answer = bolt.run(request);
    if (answer.getStatusCode() == 404) {
      log.atWarn().addKeyValue("kind", request.getRequestType()).log("nobody here answers that");
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
