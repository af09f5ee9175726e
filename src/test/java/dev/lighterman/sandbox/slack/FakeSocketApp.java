package dev.lighterman.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket of an app that says what the test says, by the JDK's own client. */
final class FakeSocketApp implements WebSocket.Listener, AutoCloseable {
  private static final String NOTHING_MORE = "{\"type\":\"(closed)\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
  private final StringBuilder begun = new StringBuilder();
  private final WebSocket socket;

  FakeSocketApp(String url) {
    socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    begun.append(part);
    if (last) {
      heard.add(begun.toString());
      begun.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer words) {
    pongs.add("pong");
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    heard.add(NOTHING_MORE);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable broken) {
    heard.add(NOTHING_MORE);
  }

  /** The next message; waits for it. */
  JsonNode hears(String type) throws InterruptedException, JsonProcessingException {
    JsonNode message = Json.read(String.valueOf(heard.poll(10, TimeUnit.SECONDS)));
    assertEquals(type, message.path("type").asText(), message.toString());
    return message;
  }

  void hearsThatItIsOver() throws InterruptedException, JsonProcessingException {
    hears("(closed)");
  }

  boolean hearsNothingFor(long millis) throws InterruptedException {
    return heard.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  boolean pings() throws InterruptedException {
    socket.sendPing(ByteBuffer.allocate(0)).join();
    return pongs.poll(1, TimeUnit.SECONDS) != null;
  }

  void acknowledges(JsonNode envelope, String payload) throws JsonProcessingException {
    ObjectNode acknowledgement =
        Json.object().put("envelope_id", envelope.path("envelope_id").asText());
    if (!payload.isEmpty()) {
      acknowledgement.set("payload", Json.read(payload));
    }
    socket.sendText(acknowledgement.toString(), true).join();
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
