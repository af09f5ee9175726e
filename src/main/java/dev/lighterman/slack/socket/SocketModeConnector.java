package dev.lighterman.slack.socket;

import dev.lighterman.slack.socket.SocketMessage.Envelope;
import dev.lighterman.slack.socket.SocketModeConnection.Ending;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.function.BiConsumer;
import okhttp3.OkHttpClient;

/** Opens a connection to Slack: asks for its URL, connects, and waits until Slack is ready. */
public record SocketModeConnector(
    ConnectionUrls connectionUrls, OkHttpClient client, ConnectionTimeouts timeouts) {
  public static SocketModeConnector create(
      ConnectionUrls connectionUrls, ConnectionTimeouts timeouts) {
    return new SocketModeConnector(
        connectionUrls, connectionUrls.api().webSocketClient(timeouts.ping()), timeouts);
  }

  /**
   * Opens a connection on which Slack is ready to deliver.
   *
   * @throws OperatorMustAct if the app's token or settings do not allow it
   * @throws TryLater if it failed this time
   */
  SocketModeConnection connect(BiConsumer<SocketModeConnection, Envelope> deliveries) {
    SocketModeConnection connection =
        SocketModeConnection.open(client, connectionUrls.next(), deliveries);
    if (connection.isReady(timeouts.hello())) {
      return connection;
    }
    connection.close();
    refuseIfDisabled(connection.awaitEnding());
    throw new TryLater(Sentence.of("slack.later"), Duration.ZERO);
  }

  /**
   * Another connection would fail as well.
   *
   * @throws OperatorMustAct if Socket Mode was switched off
   */
  static void refuseIfDisabled(Ending ending) {
    if (ending.isPermanent()) {
      throw new OperatorMustAct(
          Sentence.of("slack.socket-mode"), Sentence.of("slack.socket-mode.remedy"));
    }
  }
}
