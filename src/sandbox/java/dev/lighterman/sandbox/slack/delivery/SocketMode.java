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
  private static final int MOST = 10;
  private static final Duration BETWEEN_PINGS = Duration.ofSeconds(10);
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration DEBUG_LIFE = Duration.ofMinutes(6);
  private static final Duration WARNING = Duration.ofSeconds(10);
  private static final Duration TICKET_LIFE = Duration.ofSeconds(30);
  private static final Duration LEAVE = Duration.ofSeconds(2);

  private final Workspace workspace;
  private final Supplier<String> address;
  private final Map<String, Instant> ticketExpiry = new ConcurrentHashMap<>();
  private final SocketDeliveryChannel envelopes;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slack-sockets").factory());
  private volatile boolean on;

  public SocketMode(Workspace workspace, ActiveFaults faults, Supplier<String> address) {
    this.workspace = workspace;
    this.address = address;
    this.envelopes = new SocketDeliveryChannel(faults);
    var _ =
        later.scheduleWithFixedDelay(
            () -> envelopes.connections().forEach(AppWebSocket::ping),
            BETWEEN_PINGS.toMillis(),
            BETWEEN_PINGS.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** {@code apps.connections.open}. */
  public ObjectNode open(MethodArguments arguments) {
    String ticket = UUID.randomUUID().toString();
    ticketExpiry.put(ticket, workspace.clock().instant().plus(TICKET_LIFE));
    return Json.object()
        .put(
            "url",
            "%s%s?ticket=%s&app_id=%s"
                .formatted(
                    address.get().replaceFirst("^http", "ws"), PATH, ticket, workspace.app().id()));
  }

  /** A WebSocket's handshake. */
  public ServerResponse connect(ServerRequest request) {
    if (!redeem(request.query("ticket").orElse(""))) {
      return ServerResponse.empty(408);
    }
    boolean debug = request.query("debug_reconnects").filter("true"::equals).isPresent();
    return ServerResponse.webSocket(new AppWebSocket(this, debug ? DEBUG_LIFE : LIFE));
  }

  /** Whether a ticket lets in: only once, and only until it expires. */
  private boolean redeem(String ticket) {
    Instant expiry = ticketExpiry.remove(ticket);
    return expiry != null && workspace.clock().instant().isBefore(expiry);
  }

  void admit(AppWebSocket connection) {
    int others = connections();
    if (!on || others >= MOST) {
      connection.disconnect(on ? "too_many_websockets" : "link_disabled");
      return;
    }
    envelopes.add(connection, connection.hello(workspace.app().id(), others + 1));
    after(connection.life().minus(WARNING), () -> warn(connection));
    workspace.changes().notifyListeners();
  }

  void gone(AppWebSocket connection) {
    envelopes.remove(connection);
    workspace.changes().notifyListeners();
  }

  SocketDeliveryChannel envelopes() {
    return envelopes;
  }

  /** Whether deliveries go this way. */
  public boolean isOn() {
    return on;
  }

  /** How many connections the app has open. */
  public int connections() {
    return envelopes.connections().size();
  }

  /** What the switch in the app's settings does; off, Slack sends requests as before. */
  public void setEnabled(boolean wanted) {
    on = wanted;
    if (!wanted) {
      envelopes.connections().forEach(connection -> connection.disconnect("link_disabled"));
    }
  }

  /** The network breaks: all connections are gone, and nobody was told. */
  public void drop() {
    envelopes.connections().forEach(AppWebSocket::drop);
  }

  /** The network swallows everything until Slack misses an answer to its ping, and hangs up. */
  public void freeze() {
    for (AppWebSocket connection : envelopes.connections()) {
      connection.freeze();
      after(BETWEEN_PINGS, connection::drop);
    }
  }

  /** Says that the connections end in ten seconds, as Slack does once in a few hours. */
  public void warn() {
    envelopes.connections().forEach(this::warn);
  }

  /** Ends the connections as soon as the app has had a moment to open others. */
  public void refresh() {
    envelopes.connections().forEach(this::refresh);
  }

  private void warn(AppWebSocket connection) {
    connection.warn("warning");
    after(WARNING, () -> refresh(connection));
  }

  private void refresh(AppWebSocket connection) {
    connection.warn("refresh_requested");
    after(LEAVE, connection::leave);
  }

  private void after(Duration time, Runnable work) {
    var _ = later.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}
