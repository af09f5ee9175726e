package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Router;
import java.net.URI;
import java.util.function.Supplier;

/** The port of the page: the control API under {@code /control/}, the page's files elsewhere. */
public final class ControlFace implements AutoCloseable {
  private final Pulse pulse;
  private final Face face;

  private ControlFace(Pulse pulse, Face face) {
    this.pulse = pulse;
    this.face = face;
  }

  /**
   * Starts listening.
   *
   * @param levers read at every call, since a reset makes new ones
   * @param reset makes the world and the bot anew
   */
  public static ControlFace start(
      FaceOptions options, Supplier<Levers> levers, Pulse pulse, Runnable reset) {
    Router router = new Router(new Page()::answer);
    new PeopleCalls(levers).addTo(router);
    new SocketCalls(levers).addTo(router);
    new WorldCalls(levers, reset, pulse).addTo(router);
    new FaultCalls(levers, pulse).addTo(router);
    router.on("GET", "/control/events", new ChangeStream(pulse)::answer);
    return new ControlFace(pulse, Face.start(options, new Doorkeeper(options.bind(), router)));
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
