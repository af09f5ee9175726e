package dev.lighterman.slack.socket;

import dev.lighterman.slack.socket.SocketMessage.Envelope;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection to Slack. */
final class SocketModeConnection extends WebSocketListener {
  private static final int NORMAL_CLOSURE = 1000;

  private final BiConsumer<SocketModeConnection, Envelope> deliveries;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
  private volatile @Nullable WebSocket webSocket;

  /** Why another connection is needed. */
  sealed interface Ending {
    /** Slack announced that it will close this one. */
    record Announced(String reason) implements Ending {}

    /** It is closed. */
    record Closed(String why) implements Ending {}

    /**
     * Whether the app's Socket Mode was switched off, so that no other connection can be opened.
     */
    default boolean isPermanent() {
      return equals(new Announced("link_disabled"));
    }
  }

  private SocketModeConnection(BiConsumer<SocketModeConnection, Envelope> deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Opens a connection.
   *
   * @param deliveries receives each delivery, on the WebSocket's own thread
   */
  static SocketModeConnection open(
      OkHttpClient client, String url, BiConsumer<SocketModeConnection, Envelope> deliveries) {
    SocketModeConnection connection = new SocketModeConnection(deliveries);
    connection.webSocket = client.newWebSocket(new Request.Builder().url(url).build(), connection);
    return connection;
  }

  /** Whether Slack is ready to deliver on it; waits until the timeout. */
  boolean isReady(Duration timeout) {
    return ready.completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Waits until another connection is needed. */
  Ending awaitEnding() {
    return ending.join();
  }

  /** Runs an action once the connection is closed; at once if it already is. */
  void onClosed(Runnable action) {
    var _ = closed.thenRun(action);
  }

  /** Returns whether the text was sent; it may be lost all the same. */
  boolean send(String text) {
    WebSocket open = webSocket;
    return open != null && open.send(text);
  }

  void close() {
    WebSocket open = webSocket;
    if (open != null) {
      open.close(NORMAL_CLOSURE, null);
    }
    closed("closed by the bot");
  }

  private void closed(String why) {
    end(new Ending.Closed(why));
    closed.complete(true);
  }

  private void end(Ending how) {
    ending.complete(how);
    ready.complete(false);
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    webSocket = opened;
  }

  @Override
  public void onMessage(WebSocket sender, String text) {
    switch (SocketMessage.read(text)) {
      case SocketMessage.Hello() -> ready.complete(true);
      case SocketMessage.Disconnect(String reason) -> end(new Ending.Announced(reason));
      case Envelope envelope -> deliveries.accept(this, envelope);
      case SocketMessage.Unknown() -> {}
    }
  }

  @Override
  public void onClosing(WebSocket sender, int code, String reason) {
    sender.close(NORMAL_CLOSURE, null);
    closed("closed by Slack, " + code + " " + reason);
  }

  @Override
  public void onFailure(WebSocket sender, Throwable failure, @Nullable Response response) {
    closed(failure.toString());
  }
}
