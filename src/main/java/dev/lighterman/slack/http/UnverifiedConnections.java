package dev.lighterman.slack.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The connections on which no delivery of Slack's is verified yet. Each is closed after a deadline,
 * however busy it looks: an idle timeout alone begins anew with every byte. If there are too many,
 * the oldest is closed, and not the newest refused, which may be Slack's.
 */
final class UnverifiedConnections implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration deadline;
  private final int limit;
  private final SequencedMap<Connection, Scheduler.Task> closings = new LinkedHashMap<>();

  UnverifiedConnections(Scheduler scheduler, Duration deadline, int limit) {
    this.scheduler = scheduler;
    this.deadline = deadline;
    this.limit = limit;
  }

  @Override
  public void onOpened(Connection connection) {
    begin(connection);
  }

  /** Sets the deadline, unless one is set: also for each further request on a connection. */
  void begin(Connection connection) {
    Connection oldest = null;
    synchronized (closings) {
      if (!closings.containsKey(connection)) {
        closings.put(connection, scheduler.schedule(connection.getEndPoint()::close, deadline));
      }
      if (closings.size() > limit) {
        var eldest = closings.pollFirstEntry();
        eldest.getValue().cancel();
        oldest = eldest.getKey();
      }
    }
    if (oldest != null) {
      oldest.getEndPoint().close();
    }
  }

  /** Removes the deadline, once a delivery was received in full and its signature is Slack's. */
  void verified(Connection connection) {
    synchronized (closings) {
      Scheduler.Task closing = closings.remove(connection);
      if (closing != null) {
        closing.cancel();
      }
    }
  }

  @Override
  public void onClosed(Connection connection) {
    verified(connection);
  }
}
