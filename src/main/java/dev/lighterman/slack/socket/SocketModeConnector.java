package dev.lighterman.slack.socket;

import dev.lighterman.slack.socket.SocketMessage.Envelope;
import dev.lighterman.slack.socket.SocketModeConnection.Ending;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.function.BiConsumer;
import okhttp3.OkHttpClient;

/** Makes one connection to Slack: asks for its address, opens it, and waits until it is ready. */
public record SocketModeConnector(
    ConnectionUrls connectionUrls, OkHttpClient client, ConnectionTimeouts timeouts) {
  /** Connects by {@code appToken}; the connections keep the rhythm. */
  public static SocketModeConnector by(ConnectionUrls connectionUrls, ConnectionTimeouts timeouts) {
    return new SocketModeConnector(
        connectionUrls, connectionUrls.api().sockets(timeouts.ping()), timeouts);
  }

  /**
   * A connection on which Slack delivers.
   *
   * @throws OperatorMustAct if the app's token or its settings do not allow it
   * @throws TryLater if it did not come about this time
   */
  SocketModeConnection connect(BiConsumer<SocketModeConnection, Envelope> deliveries) {
    SocketModeConnection socket =
        SocketModeConnection.open(client, connectionUrls.next(), deliveries);
    if (socket.isReady(timeouts.hello())) {
      return socket;
    }
    socket.leave();
    refuse(socket.ending());
    throw new TryLater(Sentence.of("slack.later"), Duration.ZERO);
  }

  /** Where Socket Mode was switched off, no other connection helps. */
  static void refuse(Ending ending) {
    if (ending.isForGood()) {
      throw new OperatorMustAct(
          Sentence.of("slack.socket-mode"), Sentence.of("slack.socket-mode.remedy"));
    }
  }
}
