package dev.lighterman.sandbox.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of Jetty. It demands each frame explicitly, so that it can stop reading. Public since
 * Jetty calls it by reflection.
 */
public final class JettyWebSocket implements ServerWebSocket, Session.Listener {
  private final ServerWebSocket.Listener listener;
  private volatile @Nullable Session session;
  private volatile boolean frozen;

  JettyWebSocket(ServerWebSocket.Listener listener) {
    this.listener = listener;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    listener.onOpen(this);
    opened.demand();
  }

  @Override
  public void onWebSocketText(String text) {
    if (!frozen) {
      listener.onText(text);
      openSession().demand();
    }
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    if (!frozen) {
      openSession().sendPong(payload, Callback.from(openSession()::demand, failure -> {}));
    }
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    openSession().demand();
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    listener.onClose();
    callback.succeed();
  }

  /** Jetty calls {@code onWebSocketClose} too. */
  @Override
  public void onWebSocketError(Throwable failure) {}

  @Override
  public void sendText(String text) {
    if (!frozen) {
      openSession().sendText(text, Callback.NOOP);
    }
  }

  @Override
  public void ping(String payload) {
    if (!frozen) {
      openSession()
          .sendPing(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)), Callback.NOOP);
    }
  }

  @Override
  public void close(int code, String reason) {
    openSession().close(code, reason, Callback.NOOP);
  }

  @Override
  public void disconnect() {
    openSession().disconnect();
  }

  @Override
  public void freeze() {
    frozen = true;
  }

  private Session openSession() {
    Session opened = session;
    if (opened == null) {
      throw new IllegalStateException("The socket is not open yet");
    }
    return opened;
  }
}
