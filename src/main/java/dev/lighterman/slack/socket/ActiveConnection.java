package dev.lighterman.slack.socket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The connection to Slack that is in use, or since when there is none. */
final class ActiveConnection {
  private final InstantSource clock;
  private @Nullable SocketModeConnection socket;
  private Instant aloneSince = Instant.MIN;

  ActiveConnection(InstantSource clock) {
    this.clock = clock;
  }

  /** Uses another one; answers the one that was in use, which may go. */
  synchronized @Nullable SocketModeConnection take(SocketModeConnection next) {
    SocketModeConnection before = socket;
    socket = next;
    next.onceOver(() -> lose(next));
    return before;
  }

  private synchronized void lose(SocketModeConnection lost) {
    if (socket == lost) {
      socket = null;
      aloneSince = clock.instant();
    }
  }

  synchronized @Nullable SocketModeConnection now() {
    return socket;
  }

  /** Whether there is one, or was one not longer ago than that. */
  synchronized boolean connectedWithin(Duration ago) {
    return socket != null || clock.instant().isBefore(aloneSince.plus(ago));
  }
}
