package dev.lighterman.sandbox.slack.delivery;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of a fake app, controlled by the test. It uses OkHttp, since the JDK's client
 * sometimes misses that the server has closed the connection.
 */
final class FakeSocketApp extends WebSocketListener implements AutoCloseable {
  private static final String CLOSED = "{\"type\":\"(over)\"}";

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final OkHttpClient client;
  private final WebSocket socket;

  private FakeSocketApp(String url, Duration ping) {
    client = new OkHttpClient.Builder().pingInterval(ping).build();
    socket = client.newWebSocket(new Request.Builder().url(url).build(), this);
  }

  static FakeSocketApp connect(String url) {
    return new FakeSocketApp(url, Duration.ZERO);
  }

  /** Connects with pings; disconnects if a ping is not answered before the next. */
  static FakeSocketApp connectPinging(String url, Duration interval) {
    return new FakeSocketApp(url, interval);
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    messages.add(text);
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    from.close(code, null);
    messages.add(CLOSED);
  }

  @Override
  public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
    messages.add(CLOSED);
  }

  /** Waits for the next message, which has to be of this type. */
  JsonNode awaitMessage(String type) throws InterruptedException, JsonProcessingException {
    JsonNode message =
        Json.read(String.valueOf(messages.poll(PATIENCE.toMinutes(), TimeUnit.MINUTES)));
    assertEquals(type, message.path("type").asText(), message.toString());
    return message;
  }

  void awaitClose() throws InterruptedException, JsonProcessingException {
    awaitMessage("(over)");
  }

  void acknowledge(JsonNode envelope, String payload) throws JsonProcessingException {
    ObjectNode acknowledgement =
        Json.object().put("envelope_id", envelope.path("envelope_id").asText());
    if (!payload.isEmpty()) {
      acknowledgement.set("payload", Json.read(payload));
    }
    socket.send(acknowledgement.toString());
  }

  @Override
  public void close() {
    socket.cancel();
    client.dispatcher().executorService().shutdown();
  }
}
