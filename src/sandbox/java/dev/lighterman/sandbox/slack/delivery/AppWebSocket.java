package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerWebSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One Socket Mode connection of the app. */
final class AppWebSocket implements ServerWebSocket.Listener {
  private static final String HOST = "applink-sandbox";

  private final SocketMode socketMode;
  private final Duration lifetime;
  private volatile @Nullable ServerWebSocket socket;

  /**
   * @param lifetime after which Slack asks the app to reconnect
   */
  AppWebSocket(SocketMode socketMode, Duration lifetime) {
    this.socketMode = socketMode;
    this.lifetime = lifetime;
  }

  Duration lifetime() {
    return lifetime;
  }

  @Override
  public void onOpen(ServerWebSocket opened) {
    socket = opened;
    socketMode.opened(this);
  }

  @Override
  public void onText(String text) {
    try {
      JsonNode acknowledgement = Json.read(text);
      socketMode
          .channel()
          .acknowledged(
              this, acknowledgement.path("envelope_id").asText(), acknowledgement.path("payload"));
    } catch (JsonProcessingException e) {
      disconnect("invalid_message");
    }
  }

  @Override
  public void onClose() {
    socketMode.closed(this);
  }

  void send(ObjectNode message) {
    openSocket().sendText(message.toString());
  }

  /** The first message of a connection. */
  ObjectNode hello(String app, int connections) {
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", connections);
    hello
        .putObject("debug_info")
        .put("host", HOST)
        .put("build_number", 1)
        .put("approximate_connection_time", lifetime.toSeconds());
    hello.putObject("connection_info").put("app_id", app);
    return hello;
  }

  /** Announces that the connection will be closed; does not close it. */
  void sendDisconnect(String reason) {
    ObjectNode message = Json.object().put("type", "disconnect").put("reason", reason);
    message.putObject("debug_info").put("host", HOST);
    send(message);
  }

  void disconnect(String reason) {
    sendDisconnect(reason);
    close();
  }

  void close() {
    openSocket().close(1000, "");
  }

  void ping() {
    openSocket().ping("Ping from " + HOST);
  }

  void drop() {
    openSocket().disconnect();
  }

  void freeze() {
    openSocket().freeze();
  }

  private ServerWebSocket openSocket() {
    ServerWebSocket opened = socket;
    if (opened == null) {
      throw new IllegalStateException("The connection is not open yet");
    }
    return opened;
  }
}
