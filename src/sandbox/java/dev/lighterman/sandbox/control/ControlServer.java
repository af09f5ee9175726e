package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.SimulatedServer;
import java.net.URI;
import java.util.function.Supplier;

/** Serves the control API under {@code /control/}, and the page's files. */
public final class ControlServer implements AutoCloseable {
  private final ChangeNotifier changeNotifier;
  private final SimulatedServer server;

  private ControlServer(ChangeNotifier changeNotifier, SimulatedServer server) {
    this.changeNotifier = changeNotifier;
    this.server = server;
  }

  /**
   * Starts listening.
   *
   * @param targets read for every request, since a reset replaces them
   * @param reset replaces the world and restarts the bot
   */
  public static ControlServer start(
      ServerOptions options,
      Supplier<ControlTargets> targets,
      ChangeNotifier changeNotifier,
      Runnable reset) {
    Router router = new Router(new StaticFiles()::handle);
    new PeopleRoutes(targets).addTo(router);
    new SocketRoutes(targets).addTo(router);
    new WorldRoutes(targets, reset, changeNotifier).addTo(router);
    new FaultRoutes(targets, changeNotifier).addTo(router);
    router.route("GET", "/control/events", new ChangeEventStream(changeNotifier)::handle);
    return new ControlServer(
        changeNotifier,
        SimulatedServer.start(options, new LocalOriginFilter(options.bind(), router)));
  }

  /** The address of the page. */
  public URI address() {
    return server.address();
  }

  @Override
  public void close() {
    changeNotifier.close();
    server.close();
  }
}
