package dev.lighterman.sandbox;

import dev.lighterman.sandbox.SandboxOptions.Ports;
import dev.lighterman.sandbox.bot.BotProcess;
import dev.lighterman.sandbox.bot.BotProcessOptions;
import dev.lighterman.sandbox.control.ChangeNotifier;
import dev.lighterman.sandbox.control.CommonFaults;
import dev.lighterman.sandbox.control.ControlTargets;
import dev.lighterman.sandbox.quickstart.Quickstart;
import dev.lighterman.sandbox.quickstart.QuickstartConditions;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.world.QuickstartParameters;
import java.net.URI;
import java.util.Map;

/** One life of the world: from its beginning, or from a reset, to the next one. */
final class SandboxSession implements AutoCloseable {
  private final SandboxContext ground;
  private final SandboxFiles folder;
  private final SlackServer slack;
  private final CloudServers cloud;
  private final URI botAddress;
  private final BotProcess bot;
  private final QuickstartParameters job;
  private final Quickstart quickstart;

  private SandboxSession(SandboxContext ground, SandboxFiles folder, ChangeNotifier pulse) {
    this.ground = ground;
    this.folder = folder;
    this.slack = slack(ground);
    this.cloud = CloudServers.start(ground);
    int botPort = FreePort.orGiven(ground.options().ports().bot());
    this.botAddress = URI.create("http://127.0.0.1:" + botPort + "/slack/events");
    this.bot = new BotProcess(setting(), pulse::changed, System.err::println);
    this.job = ground.options().world().seed().quickstartParameters();
    this.quickstart =
        new Quickstart(
            job,
            new QuickstartConditions(
                cloud.world(), cloud.kubernetes().cluster(job.context()), job));
    slack.seedHistory(ground.options().world().yesterday());
    slack.deliverTo(botAddress);
    slack.socketMode().setEnabled(ground.options().socketMode());
    slack.changes().listen(pulse::changed);
    ground.journal().listen(entry -> pulse.changed());
  }

  private static SlackServer slack(SandboxContext ground) {
    return SlackServer.start(
        ground.plain("slack", ground.options().ports().slack()),
        ground.credentials().slack(),
        ground.clock(),
        ground.options().world().people());
  }

  /** Begins, and writes the files that lead into this world. */
  static SandboxSession begin(
      SandboxOptions options,
      SandboxCredentials credentials,
      SandboxFiles folder,
      ChangeNotifier pulse) {
    SandboxSession life =
        new SandboxSession(SandboxContext.fresh(options, credentials), folder, pulse);
    life.writeFiles();
    return life;
  }

  private void writeFiles() {
    String caPem = ground.credentials().tls().caPem();
    folder.write(folder.ca(), caPem);
    folder.write(folder.kubeconfig(), cloud.kubernetes().kubeconfig(caPem));
    folder.write(folder.adminKubeconfig(), cloud.kubernetes().adminKubeconfig(caPem));
    folder.write(folder.serviceAccountToken(), cloud.azure().serviceAccountToken());
    new CliConfiguration(folder, cloud.azure().address(), ground.credentials().azure()).write();
  }

  private BotProcessOptions setting() {
    return new BotProcessOptions(
        BotProcessOptions.sameJava("dev.lighterman.Lighterman", "serve", "--until-input-ends"),
        environment(),
        botAddress,
        folder.botOutput());
  }

  Map<String, String> environment() {
    return new BotEnvironment(ground.credentials(), folder, ground.options().socketMode())
        .pointingAt(slack.apiUrl(), cloud, botAddress);
  }

  /** The ports that everything has come to listen on. */
  Ports ports() {
    return new Ports(
        ground.options().ports().page(),
        cloud.azure().address().getPort(),
        cloud.kubernetes().address("").getPort(),
        botAddress.getPort(),
        slack.apiUrl().getPort());
  }

  SlackServer slack() {
    return slack;
  }

  /** Starts the bot, where one is wanted, and waits until it answers. */
  void startBot() {
    if (ground.options().bot()) {
      bot.start();
      bot.awaitHealthy();
    }
  }

  /** Where the bot's output is, or why there is no bot. */
  String botStatusLine() {
    if (!ground.options().bot()) {
      return "There is no bot; Slack's deliveries go to " + botAddress;
    }
    return bot.state().path("healthy").asBoolean()
        ? "The bot prints to " + folder.botOutput()
        : "The bot did not start:\n" + bot.lastWords();
  }

  ControlTargets controlTargets() {
    return new ControlTargets(
        slack,
        cloud.world(),
        ground.clock(),
        ground.log(),
        ground.faults(),
        ground.journal(),
        bot,
        ground.options().world().suggestion(),
        quickstart,
        CommonFaults.of(job));
  }

  @Override
  public void close() {
    bot.close();
    slack.close();
    cloud.close();
    ground.clock().close();
  }
}
