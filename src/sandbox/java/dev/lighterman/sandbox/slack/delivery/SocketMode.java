package dev.lighterman.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import dev.lighterman.sandbox.world.ActiveFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Socket Mode: the app requests WebSocket URLs and opens up to ten connections, over which Slack
 * delivers.
 */
public final class SocketMode implements AutoCloseable {
  public static final String PATH = "/link/";
  private static final int MAX_CONNECTIONS = 10;
  private static final Duration PING_INTERVAL = Duration.ofSeconds(10);
  private static final Duration CONNECTION_LIFETIME = Duration.ofHours(1);
  private static final Duration DEBUG_CONNECTION_LIFETIME = Duration.ofMinutes(6);
  private static final Duration WARNING_TIME = Duration.ofSeconds(10);
  private static final Duration TICKET_LIFETIME = Duration.ofSeconds(30);
  private static final Duration CLOSE_DELAY = Duration.ofSeconds(2);

  private final Workspace workspace;
  private final Supplier<String> origin;
  private final Map<String, Instant> ticketExpiry = new ConcurrentHashMap<>();
  private final SocketDeliveryChannel channel;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slack-sockets").factory());
  private volatile boolean enabled;

  public SocketMode(Workspace workspace, ActiveFaults faults, Supplier<String> origin) {
    this.workspace = workspace;
    this.origin = origin;
    this.channel = new SocketDeliveryChannel(faults, workspace.timeout());
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> channel.connections().forEach(AppWebSocket::ping),
            PING_INTERVAL.toMillis(),
            PING_INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** {@code apps.connections.open}. */
  public ObjectNode open(MethodArguments arguments) {
    String ticket = UUID.randomUUID().toString();
    ticketExpiry.put(ticket, workspace.clock().instant().plus(TICKET_LIFETIME));
    return Json.object()
        .put(
            "url",
            "%s%s?ticket=%s&app_id=%s"
                .formatted(
                    origin.get().replaceFirst("^http", "ws"), PATH, ticket, workspace.app().id()));
  }

  /** Handles the handshake of a WebSocket. */
  public ServerResponse connect(ServerRequest request) {
    if (!redeem(request.query("ticket").orElse(""))) {
      return ServerResponse.empty(408);
    }
    boolean debug = request.query("debug_reconnects").filter("true"::equals).isPresent();
    return ServerResponse.webSocket(
        new AppWebSocket(this, debug ? DEBUG_CONNECTION_LIFETIME : CONNECTION_LIFETIME));
  }

  /** Whether a ticket is valid; each can be used once. */
  private boolean redeem(String ticket) {
    Instant expiry = ticketExpiry.remove(ticket);
    return expiry != null && workspace.clock().instant().isBefore(expiry);
  }

  void opened(AppWebSocket connection) {
    int others = connections();
    if (!enabled || others >= MAX_CONNECTIONS) {
      connection.disconnect(enabled ? "too_many_websockets" : "link_disabled");
      return;
    }
    channel.add(connection, connection.hello(workspace.app().id(), others + 1));
    schedule(connection.lifetime().minus(WARNING_TIME), () -> warn(connection));
    workspace.changes().notifyListeners();
  }

  void closed(AppWebSocket connection) {
    channel.remove(connection);
    workspace.changes().notifyListeners();
  }

  SocketDeliveryChannel channel() {
    return channel;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** How many connections the app has open. */
  public int connections() {
    return channel.connections().size();
  }

  /** Switches Socket Mode on or off; when it is off, Slack delivers by HTTP. */
  public void setEnabled(boolean newValue) {
    enabled = newValue;
    if (!newValue) {
      channel.connections().forEach(connection -> connection.disconnect("link_disabled"));
    }
  }

  /** Drops all connections without a close frame, like a broken network. */
  public void drop() {
    channel.connections().forEach(AppWebSocket::drop);
  }

  /** Freezes all connections; Slack drops them when its next ping is not answered. */
  public void freeze() {
    for (AppWebSocket connection : channel.connections()) {
      connection.freeze();
      schedule(PING_INTERVAL, connection::drop);
    }
  }

  /** Announces that the connections will be closed in ten seconds, then refreshes them. */
  public void warn() {
    channel.connections().forEach(this::warn);
  }

  /** Asks the app to reconnect, and closes the connections shortly after. */
  public void refresh() {
    channel.connections().forEach(this::refresh);
  }

  private void warn(AppWebSocket connection) {
    connection.sendDisconnect("warning");
    schedule(WARNING_TIME, () -> refresh(connection));
  }

  private void refresh(AppWebSocket connection) {
    connection.sendDisconnect("refresh_requested");
    schedule(CLOSE_DELAY, connection::close);
  }

  private void schedule(Duration delay, Runnable task) {
    var _ = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
