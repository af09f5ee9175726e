package dev.lighterman.slack.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is served at a path.
 *
 * @param method the one method that is answered there
 */
record Endpoint(HttpMethod method, Answering answering) {
  /** Answers a request. It runs on one of the server's few threads, so it must not wait. */
  @FunctionalInterface
  interface Answering {
    void answer(Request request, Response response, Callback callback);
  }

  /** The health endpoint: 200 if Slack's deliveries can reach the bot, else 503. */
  static Endpoint health(BooleanSupplier reachable) {
    return new Endpoint(
        HttpMethod.GET,
        (request, response, callback) -> {
          boolean healthy = reachable.getAsBoolean();
          refuse(
              response, healthy ? 200 : 503, healthy ? "ok" : "no connection to Slack", callback);
        });
  }

  /**
   * Answers whoever has not shown to be Slack, and closes the connection: only those on which Slack
   * delivered something stay open.
   */
  static void refuse(Response response, int status, String text, Callback callback) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    write(response, status, "text/plain; charset=utf-8", text, callback);
  }

  static void write(
      Response response, int status, String contentType, String text, Callback callback) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    if (body.length > 0) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
