package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.delivery.SocketMode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Events of the bot's Socket Mode connections: drops, freezes, refreshes, on and off. */
record SocketRoutes(Supplier<ControlTargets> targets) {
  private static final Map<String, Consumer<SocketMode>> ACTIONS =
      Map.of(
          "drop", SocketMode::drop,
          "freeze", SocketMode::freeze,
          "warn", SocketMode::warn,
          "refresh", SocketMode::refresh,
          "off", socketMode -> socketMode.setEnabled(false),
          "on", socketMode -> socketMode.setEnabled(true));

  void addTo(Router router) {
    router.route(
        "POST", "/control/socket", request -> perform(ControlRequest.of(request).text("do")));
  }

  private ServerResponse perform(String name) {
    Consumer<SocketMode> action = ACTIONS.get(name);
    if (action == null) {
      throw new IllegalArgumentException(
          "A connection cannot " + name + ": give do as drop, freeze, warn, refresh, off or on.");
    }
    SocketMode socketMode = targets.get().slack().socketMode();
    action.accept(socketMode);
    return ServerResponse.json(200, Map.of("connections", socketMode.connections()));
  }
}
