package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.SimulatedServer;
import java.net.URI;
import java.util.function.Supplier;

/** The port of the page: the control API under {@code /control/}, the page's files elsewhere. */
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
   * @param targets read at every call, since a reset makes new ones
   * @param reset makes the world and the bot anew
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

  /** Where the page is. */
  public URI address() {
    return server.address();
  }

  @Override
  public void close() {
    changeNotifier.close();
    server.close();
  }
}
