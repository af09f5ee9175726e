package dev.lighterman.sandbox;

import dev.lighterman.sandbox.control.ControlFace;
import dev.lighterman.sandbox.control.Pulse;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.slack.SlackFace;
import dev.lighterman.sandbox.world.Faults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.World;
import java.net.URI;
import java.util.Map;

/** A running sandbox: the world, its faces, the page, and the bot where one is wanted. */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final Folder folder;
  private final Credentials credentials;
  private final Pulse pulse = new Pulse();
  private final ControlFace control;
  private volatile Life life;

  private Sandbox(SandboxOptions options, Folder folder) {
    this.options = options;
    this.credentials = Credentials.fresh(options);
    this.folder = folder;
    folder.layOut(options.world());
    this.life = Life.begin(options, credentials, folder, pulse);
    FaceOptions page =
        FaceOptions.plain("page", options.ports().page(), new Faults(), new RequestLog())
            .boundTo(options.bind());
    this.control = ControlFace.start(page, () -> life.levers(), pulse, this::reset);
  }

  /** Starts everything; where a bot is wanted, returns once it answers. */
  public static Sandbox start(SandboxOptions options) {
    Folder folder = Folder.at(options.dir());
    try {
      Sandbox sandbox = new Sandbox(options, folder);
      sandbox.life.wakeBot();
      return sandbox;
    } catch (RuntimeException e) {
      folder.discard();
      throw e;
    }
  }

  /** Ends this life of the world and begins another, on the same ports and with the same keys. */
  private synchronized void reset() {
    SandboxOptions.Ports ports = life.ports();
    life.close();
    folder.forgetData(options.world());
    life = Life.begin(options.on(ports), credentials, folder, pulse);
    life.wakeBot();
  }

  /** What a person should know who has just started it. */
  String welcome() {
    return """

    The sandbox is ready: open %s and press Enter in #edge-ops.

      For az and kubectl, in another shell:
        . %s
        %s
        %s
      Slack's Web API is at %s
      %s
      Ctrl-C ends it all.
    """
        .formatted(
            page(),
            folder.env(),
            options.world().az(),
            options.world().kubectl(),
            slack().apiUrl(),
            life.botsWords());
  }

  /** Where the page is, and under {@code /control/} the control API. */
  public URI page() {
    return control.address();
  }

  public SlackFace slack() {
    return life.slack();
  }

  /** What is behind the faces. */
  World world() {
    return life.levers().world();
  }

  /** What the bot has to be given to find its way in this world. */
  public Map<String, String> environment() {
    return life.environment();
  }

  @Override
  public void close() {
    control.close();
    life.close();
    folder.discard();
  }
}
