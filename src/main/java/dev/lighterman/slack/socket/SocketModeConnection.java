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

/** One WebSocket to Slack, from its opening to its end. */
final class SocketModeConnection extends WebSocketListener {
  private static final int NORMAL = 1000;

  private final BiConsumer<SocketModeConnection, Envelope> deliveries;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private volatile @Nullable WebSocket line;

  /** Why another connection is needed. */
  sealed interface Ending {
    /** Slack says that it is going to end this one. */
    record Announced(String reason) implements Ending {}

    /** It is over. */
    record Broken(String why) implements Ending {}

    /** Whether Socket Mode was switched off. */
    default boolean isForGood() {
      return equals(new Announced("link_disabled"));
    }
  }

  private SocketModeConnection(BiConsumer<SocketModeConnection, Envelope> deliveries) {
    this.deliveries = deliveries;
  }

  /**
   * Opens one.
   *
   * @param deliveries told of each delivery, on the socket's own thread
   */
  static SocketModeConnection open(
      OkHttpClient client, String address, BiConsumer<SocketModeConnection, Envelope> deliveries) {
    SocketModeConnection socket = new SocketModeConnection(deliveries);
    socket.line = client.newWebSocket(new Request.Builder().url(address).build(), socket);
    return socket;
  }

  /** Whether Slack is ready to deliver here; waits for it that long at most. */
  boolean isReady(Duration most) {
    return ready.completeOnTimeout(false, most.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Waits until another connection is needed. */
  Ending ending() {
    return ending.join();
  }

  /** Runs once nothing comes any more: at once, where it is over already. */
  void onceOver(Runnable then) {
    var _ = over.thenRun(then);
  }

  /** Whether it was said; what was said may get lost all the same. */
  boolean say(String text) {
    WebSocket open = line;
    return open != null && open.send(text);
  }

  /** Hangs up. */
  void leave() {
    WebSocket open = line;
    if (open != null) {
      open.close(NORMAL, null);
    }
    breaks("we hung up");
  }

  private void breaks(String why) {
    ends(new Ending.Broken(why));
    over.complete(true);
  }

  private void ends(Ending how) {
    ending.complete(how);
    ready.complete(false);
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    line = opened;
  }

  @Override
  public void onMessage(WebSocket by, String text) {
    switch (SocketMessage.read(text)) {
      case SocketMessage.Hello() -> ready.complete(true);
      case SocketMessage.Disconnect(String reason) -> ends(new Ending.Announced(reason));
      case Envelope envelope -> deliveries.accept(this, envelope);
      case SocketMessage.Noise() -> {}
    }
  }

  @Override
  public void onClosing(WebSocket by, int code, String reason) {
    by.close(NORMAL, null);
    breaks("closed by Slack, " + code + " " + reason);
  }

  @Override
  public void onFailure(WebSocket by, Throwable failure, @Nullable Response response) {
    breaks(failure.toString());
  }
}
