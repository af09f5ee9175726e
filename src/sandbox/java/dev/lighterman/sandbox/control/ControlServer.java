package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.SimulatedServer;
import java.net.URI;
import java.util.function.Supplier;

/** The port of the page: the control API under {@code /control/}, the page's files elsewhere. */
public final class ControlServer implements AutoCloseable {
  private final ChangeNotifier pulse;
  private final SimulatedServer face;

  private ControlServer(ChangeNotifier pulse, SimulatedServer face) {
    this.pulse = pulse;
    this.face = face;
  }

  /**
   * Starts listening.
   *
   * @param levers read at every call, since a reset makes new ones
   * @param reset makes the world and the bot anew
   */
  public static ControlServer start(
      ServerOptions options,
      Supplier<ControlTargets> levers,
      ChangeNotifier pulse,
      Runnable reset) {
    Router router = new Router(new StaticFiles()::answer);
    new PeopleRoutes(levers).addTo(router);
    new SocketRoutes(levers).addTo(router);
    new WorldRoutes(levers, reset, pulse).addTo(router);
    new FaultRoutes(levers, pulse).addTo(router);
    router.on("GET", "/control/events", new ChangeEventStream(pulse)::answer);
    return new ControlServer(
        pulse, SimulatedServer.start(options, new LocalOriginFilter(options.bind(), router)));
  }

  /** Where the page is. */
  public URI address() {
    return face.address();
  }

  @Override
  public void close() {
    pulse.close();
    face.close();
  }
}
