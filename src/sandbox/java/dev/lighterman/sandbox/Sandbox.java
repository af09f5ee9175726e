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

/** A running sandbox: the world, its servers, the page and, optionally, the bot. */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final SandboxFiles files;
  private final SandboxCredentials credentials;
  private final ChangeNotifier changeNotifier = new ChangeNotifier();
  private final ControlServer control;
  private volatile SandboxSession session;

  private Sandbox(SandboxOptions options, SandboxFiles files) {
    this.options = options;
    this.credentials = SandboxCredentials.generate(options);
    this.files = files;
    files.createBotFiles(options.world());
    this.session = SandboxSession.start(options, credentials, files, changeNotifier);
    ServerOptions page =
        ServerOptions.plain("page", options.ports().page(), new ActiveFaults(), new RequestLog())
            .boundTo(options.bind());
    this.control =
        ControlServer.start(page, () -> session.controlTargets(), changeNotifier, this::reset);
  }

  /** Starts everything; with a bot, returns when the bot is healthy. */
  public static Sandbox start(SandboxOptions options) {
    SandboxFiles files = SandboxFiles.create(options.dir());
    try {
      Sandbox sandbox = new Sandbox(options, files);
      sandbox.session.startBot();
      return sandbox;
    } catch (RuntimeException e) {
      files.deleteIfTemporary();
      throw e;
    }
  }

  /** Replaces the session by a new one, on the same ports and with the same credentials. */
  private synchronized void reset() {
    SandboxOptions.Ports ports = session.ports();
    session.close();
    files.resetData(options.world());
    session = SandboxSession.start(options.withPorts(ports), credentials, files, changeNotifier);
    session.startBot();
  }

  /** The text that the command line prints after the start. */
  String startMessage() {
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
            files.env(),
            options.world().azExample(),
            options.world().kubectlExample(),
            slack().apiUrl(),
            session.botStatusLine());
  }

  /** The address of the page, and under {@code /control/} of the control API. */
  public URI page() {
    return control.address();
  }

  public SlackServer slack() {
    return session.slack();
  }

  World world() {
    return session.controlTargets().world();
  }

  /** The environment variables that a bot needs to use this sandbox. */
  public Map<String, String> environment() {
    return session.environment();
  }

  @Override
  public void close() {
    control.close();
    session.close();
    files.deleteIfTemporary();
  }
}
