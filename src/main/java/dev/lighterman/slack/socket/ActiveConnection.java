package dev.lighterman.slack.socket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The connection to Slack that is in use, or the time since when there is none. */
final class ActiveConnection {
  private final InstantSource clock;
  private @Nullable SocketModeConnection connection;
  private Instant disconnectedSince = Instant.MIN;

  ActiveConnection(InstantSource clock) {
    this.clock = clock;
  }

  /** Uses another connection; returns the one that was in use, which can be closed. */
  synchronized @Nullable SocketModeConnection replace(SocketModeConnection next) {
    SocketModeConnection previous = connection;
    connection = next;
    next.onClosed(() -> remove(next));
    return previous;
  }

  private synchronized void remove(SocketModeConnection closed) {
    if (connection == closed) {
      connection = null;
      disconnectedSince = clock.instant();
    }
  }

  synchronized @Nullable SocketModeConnection get() {
    return connection;
  }

  /** Whether there is a connection, or was one within the last {@code ago}. */
  synchronized boolean connectedWithin(Duration ago) {
    return connection != null || clock.instant().isBefore(disconnectedSince.plus(ago));
  }
}
