package dev.lighterman.sandbox;

import dev.lighterman.sandbox.control.ChangeNotifier;
import dev.lighterman.sandbox.control.ControlServer;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.World;
import java.net.URI;
import java.util.Map;

/** A running sandbox: the world, its faces, the page, and the bot where one is wanted. */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final SandboxFiles folder;
  private final SandboxCredentials credentials;
  private final ChangeNotifier pulse = new ChangeNotifier();
  private final ControlServer control;
  private volatile SandboxSession life;

  private Sandbox(SandboxOptions options, SandboxFiles folder) {
    this.options = options;
    this.credentials = SandboxCredentials.fresh(options);
    this.folder = folder;
    folder.createFiles(options.world());
    this.life = SandboxSession.begin(options, credentials, folder, pulse);
    ServerOptions page =
        ServerOptions.plain("page", options.ports().page(), new ActiveFaults(), new RequestLog())
            .boundTo(options.bind());
    this.control = ControlServer.start(page, () -> life.controlTargets(), pulse, this::reset);
  }

  /** Starts everything; where a bot is wanted, returns once it answers. */
  public static Sandbox start(SandboxOptions options) {
    SandboxFiles folder = SandboxFiles.at(options.dir());
    try {
      Sandbox sandbox = new Sandbox(options, folder);
      sandbox.life.startBot();
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
    life = SandboxSession.begin(options.withPorts(ports), credentials, folder, pulse);
    life.startBot();
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
            life.botStatusLine());
  }

  /** Where the page is, and under {@code /control/} the control API. */
  public URI page() {
    return control.address();
  }

  public SlackServer slack() {
    return life.slack();
  }

  /** What is behind the faces. */
  World world() {
    return life.controlTargets().world();
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
