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
 * The way to an app without an address: it asks for a WebSocket's address, opens up to ten, and
 * gets everything there.
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
    this.channel = new SocketDeliveryChannel(faults);
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

  /** A WebSocket's handshake. */
  public ServerResponse connect(ServerRequest request) {
    if (!redeem(request.query("ticket").orElse(""))) {
      return ServerResponse.empty(408);
    }
    boolean debug = request.query("debug_reconnects").filter("true"::equals).isPresent();
    return ServerResponse.webSocket(new AppWebSocket(this, debug ? DEBUG_CONNECTION_LIFETIME : CONNECTION_LIFETIME));
  }

  /** Whether a ticket lets in: only once, and only until it expires. */
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

  /** Whether deliveries go this way. */
  public boolean isEnabled() {
    return enabled;
  }

  /** How many connections the app has open. */
  public int connections() {
    return channel.connections().size();
  }

  /** What the switch in the app's settings does; off, Slack sends requests as before. */
  public void setEnabled(boolean newValue) {
    enabled = newValue;
    if (!newValue) {
      channel.connections().forEach(connection -> connection.disconnect("link_disabled"));
    }
  }

  /** The network breaks: all connections are gone, and nobody was told. */
  public void drop() {
    channel.connections().forEach(AppWebSocket::drop);
  }

  /** The network swallows everything until Slack misses an answer to its ping, and hangs up. */
  public void freeze() {
    for (AppWebSocket connection : channel.connections()) {
      connection.freeze();
      schedule(PING_INTERVAL, connection::drop);
    }
  }

  /** Says that the connections end in ten seconds, as Slack does once in a few hours. */
  public void warn() {
    channel.connections().forEach(this::warn);
  }

  /** Ends the connections as soon as the app has had a moment to open others. */
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
