package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerWebSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One WebSocket of the app's. */
final class AppWebSocket implements ServerWebSocket.Listener {
  private static final String HOST = "applink-sandbox";

  private final SocketMode home;
  private final Duration life;
  private volatile @Nullable ServerWebSocket socket;

  /**
   * @param life how long Slack keeps it before it wants another
   */
  AppWebSocket(SocketMode home, Duration life) {
    this.home = home;
    this.life = life;
  }

  Duration life() {
    return life;
  }

  @Override
  public void onOpen(ServerWebSocket opened) {
    socket = opened;
    home.admit(this);
  }

  @Override
  public void onText(String text) {
    try {
      JsonNode acknowledgement = Json.read(text);
      home.envelopes()
          .acknowledged(
              this, acknowledgement.path("envelope_id").asText(), acknowledgement.path("payload"));
    } catch (JsonProcessingException e) {
      disconnect("invalid_message");
    }
  }

  @Override
  public void onClose() {
    home.gone(this);
  }

  void say(ObjectNode message) {
    open().sendText(message.toString());
  }

  /** What it begins with. */
  ObjectNode hello(String app, int connections) {
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", connections);
    hello
        .putObject("debug_info")
        .put("host", HOST)
        .put("build_number", 1)
        .put("approximate_connection_time", life.toSeconds());
    hello.putObject("connection_info").put("app_id", app);
    return hello;
  }

  /** Says that the connection ends, which it then does in its own time. */
  void warn(String reason) {
    ObjectNode message = Json.object().put("type", "disconnect").put("reason", reason);
    message.putObject("debug_info").put("host", HOST);
    say(message);
  }

  void disconnect(String reason) {
    warn(reason);
    leave();
  }

  void leave() {
    open().close(1000, "");
  }

  void ping() {
    open().ping("Ping from " + HOST);
  }

  void drop() {
    open().disconnect();
  }

  void freeze() {
    open().freeze();
  }

  private ServerWebSocket open() {
    ServerWebSocket opened = socket;
    if (opened == null) {
      throw new IllegalStateException("The connection is not open yet");
    }
    return opened;
  }
}
