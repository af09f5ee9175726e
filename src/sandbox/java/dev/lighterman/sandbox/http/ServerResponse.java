package dev.lighterman.sandbox.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a face answers: bytes that are there, or a stream that is written as things happen. */
public record ServerResponse(int status, Map<String, String> headers, Content content) {

  public ServerResponse {
    headers = Map.copyOf(headers);
  }

  /** An answer whose body is JSON: anything that {@link Json#write} takes. */
  public static ServerResponse json(int status, Object body) {
    return of(status, "application/json; charset=utf-8", Json.write(body));
  }

  /** An answer with a text body of this content type. */
  public static ServerResponse of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer with these bytes. */
  public static ServerResponse of(int status, String contentType, byte[] body) {
    return new ServerResponse(
        status,
        Map.of("Content-Type", contentType, "Content-Length", Integer.toString(body.length)),
        out -> out.write(body));
  }

  /** An answer without a body. */
  public static ServerResponse empty(int status) {
    return new ServerResponse(status, Map.of(), out -> {});
  }

  /** An answer of 200 that goes on until the content returns or the client goes away. */
  public static ServerResponse stream(String contentType, Content content) {
    return new ServerResponse(200, Map.of("Content-Type", contentType), content);
  }

  /** The answer to a WebSocket's handshake: what the client then says goes to the listener. */
  public static ServerResponse webSocket(ServerWebSocket.Listener listener) {
    return new ServerResponse(101, Map.of(), new WebSocketUpgrade(listener));
  }

  /** The same with one more header. */
  public ServerResponse withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ServerResponse(status, more, content);
  }

  /** Writes a body, on the request's own (virtual) thread, so it may block. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Out out) throws IOException, InterruptedException;
  }

  /** No body: the connection becomes a WebSocket. */
  record WebSocketUpgrade(ServerWebSocket.Listener listener) implements Content {
    @Override
    public void writeTo(Out out) throws IOException {
      throw new IOException("This was no WebSocket's handshake");
    }
  }

  /** Where a body goes; each write reaches the client at once. */
  @FunctionalInterface
  public interface Out {
    /** Sends bytes; fails once the client has gone. */
    void write(byte[] bytes) throws IOException;
  }
}
