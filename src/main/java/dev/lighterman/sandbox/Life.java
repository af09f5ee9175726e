package dev.lighterman.sandbox;

import dev.lighterman.sandbox.bot.BotProcess;
import dev.lighterman.sandbox.bot.BotSetting;
import dev.lighterman.sandbox.control.Levers;
import dev.lighterman.sandbox.control.Plug;
import dev.lighterman.sandbox.control.Pulse;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.BotApp;
import dev.lighterman.sandbox.slack.SlackFace;
import dev.lighterman.sandbox.world.Faults;
import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/** One life of the world: from its beginning, or from a reset, to the next one. */
final class Life implements AutoCloseable {
  private final SandboxOptions options;
  private final Folder folder;
  private final WorldClock clock;
  private final Faults faults = new Faults();
  private final RequestLog log = new RequestLog();
  private final Journal journal = new Journal(InstantSource.system());
  private final SlackFace slack;
  private final URI botAddress;
  private final BotProcess bot;

  private Life(SandboxOptions options, Folder folder, BotApp app, Pulse pulse) {
    this.options = options;
    this.folder = folder;
    this.clock = new WorldClock(options.speed());
    this.slack = SlackFace.start(face("slack", options.ports().slack()), app, clock);
    this.botAddress =
        URI.create("http://127.0.0.1:" + FreePort.orGiven(options.ports().bot()) + "/slack/events");
    this.bot = new BotProcess(setting(), pulse::beat, System.err::println);
    slack.recallYesterday();
    slack.deliverTo(botAddress);
    slack.changes().listen(pulse::beat);
    journal.listen(entry -> pulse.beat());
    faults.listen(fault -> pulse.beat());
  }

  static Life begin(SandboxOptions options, Folder folder, BotApp app, Pulse pulse) {
    return new Life(options, folder, app, pulse);
  }

  private FaceOptions face(String name, int port) {
    return FaceOptions.plain(name, port, faults, log).boundTo(options.bind());
  }

  private BotSetting setting() {
    return new BotSetting(
        BotSetting.sameJava("dev.lighterman.Lighterman", "serve"),
        environment(),
        botAddress,
        folder.botOutput());
  }

  Map<String, String> environment() {
    BotApp app = slack.app();
    return Map.of(
        "SLACK_SIGNING_SECRET", app.signingSecret(),
        "SLACK_BOT_TOKEN", app.token(),
        "SLACK_API_URL", slack.apiUrl().toString(),
        "LIGHTERMAN_CA_FILE", folder.ca().toString(),
        "KUBECONFIG", folder.kubeconfig().toString(),
        "LIGHTERMAN_DATA", folder.data().toString(),
        "LIGHTERMAN_CONFIG", folder.config().toString(),
        "LIGHTERMAN_BIND", botAddress.getHost(),
        "LIGHTERMAN_PORT", Integer.toString(botAddress.getPort()));
  }

  /** The ports that everything has come to listen on. */
  SandboxOptions.Ports ports() {
    return new SandboxOptions.Ports(
        options.ports().page(),
        options.ports().arm(),
        options.ports().kubernetes(),
        botAddress.getPort(),
        slack.apiUrl().getPort());
  }

  SlackFace slack() {
    return slack;
  }

  BotProcess bot() {
    return bot;
  }

  Levers levers() {
    Plug plug = bot;
    return new Levers(slack, clock, log, faults, journal, plug, Json::object);
  }

  @Override
  public void close() {
    bot.close();
    slack.close();
    clock.close();
  }
}
