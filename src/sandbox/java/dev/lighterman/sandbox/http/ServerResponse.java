package dev.lighterman.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A response: a complete body, a stream, or a WebSocket. */
public record ServerResponse(int status, Map<String, String> headers, Content content) {

  private static final int MAX_LOGGED = 64_000;

  public ServerResponse {
    headers = Map.copyOf(headers);
  }

  /** A response with a JSON body: any value that {@link Json#write} accepts. */
  public static ServerResponse json(int status, Object body) {
    return of(status, "application/json; charset=utf-8", Json.write(body));
  }

  /** A response with a text body. */
  public static ServerResponse of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A response with these bytes. */
  public static ServerResponse of(int status, String contentType, byte[] body) {
    return new ServerResponse(
        status,
        Map.of("Content-Type", contentType, "Content-Length", Integer.toString(body.length)),
        out -> out.write(body));
  }

  /** A response without a body. */
  public static ServerResponse empty(int status) {
    return new ServerResponse(status, Map.of(), out -> {});
  }

  /** A response with status 200 that is written until the content returns or the client leaves. */
  public static ServerResponse stream(String contentType, Content content) {
    return new ServerResponse(200, Map.of("Content-Type", contentType), content);
  }

  /** Accepts a WebSocket handshake; the listener gets the client's messages. */
  public static ServerResponse webSocket(ServerWebSocket.Listener listener) {
    return new ServerResponse(101, Map.of(), new WebSocketUpgrade(listener));
  }

  /** The body if it is JSON of a few kilobytes, which a log can keep. */
  Optional<String> shortJson() throws IOException, InterruptedException {
    var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    var json = headers.getOrDefault("Content-Type", "").startsWith("application/json");
    if (!json || length == 0 || length > MAX_LOGGED) {
      return Optional.empty();
    }
    var body = new ByteArrayOutputStream();
    content.writeTo(body::writeBytes);
    return Optional.of(body.toString(StandardCharsets.UTF_8));
  }

  public ServerResponse withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ServerResponse(status, more, content);
  }

  /** Writes a body on the request's virtual thread; may block. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Out out) throws IOException, InterruptedException;
  }

  /** No body: the connection is upgraded to a WebSocket. */
  record WebSocketUpgrade(ServerWebSocket.Listener listener) implements Content {
    @Override
    public void writeTo(Out out) throws IOException {
      throw new IOException("This was no WebSocket's handshake");
    }
  }

  /** The output of a body; each write is sent immediately. */
  @FunctionalInterface
  public interface Out {
    /** Sends bytes; fails if the client has disconnected. */
    void write(byte[] bytes) throws IOException;
  }
}
