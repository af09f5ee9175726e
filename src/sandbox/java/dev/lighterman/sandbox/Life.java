package dev.lighterman.sandbox;

import dev.lighterman.sandbox.SandboxOptions.Ports;
import dev.lighterman.sandbox.bot.BotProcess;
import dev.lighterman.sandbox.bot.BotSetting;
import dev.lighterman.sandbox.control.CommonFaults;
import dev.lighterman.sandbox.control.Levers;
import dev.lighterman.sandbox.control.Pulse;
import dev.lighterman.sandbox.quickstart.Evidence;
import dev.lighterman.sandbox.quickstart.Quickstart;
import dev.lighterman.sandbox.slack.SlackFace;
import dev.lighterman.sandbox.world.MainJob;
import java.net.URI;
import java.util.Map;

/** One life of the world: from its beginning, or from a reset, to the next one. */
final class Life implements AutoCloseable {
  private final Ground ground;
  private final Folder folder;
  private final SlackFace slack;
  private final Cloud cloud;
  private final URI botAddress;
  private final BotProcess bot;
  private final MainJob job;
  private final Quickstart quickstart;

  private Life(Ground ground, Folder folder, Pulse pulse) {
    this.ground = ground;
    this.folder = folder;
    this.slack = slack(ground);
    this.cloud = Cloud.start(ground);
    int botPort = FreePort.orGiven(ground.options().ports().bot());
    this.botAddress = URI.create("http://127.0.0.1:" + botPort + "/slack/events");
    this.bot = new BotProcess(setting(), pulse::beat, System.err::println);
    this.job = ground.options().world().seed().mainJob();
    this.quickstart =
        new Quickstart(
            job, new Evidence(cloud.world(), cloud.kubernetes().cluster(job.context()), job));
    slack.recallYesterday(ground.options().world().yesterday());
    slack.deliverTo(botAddress);
    slack.socketMode().turn(ground.options().socketMode());
    slack.changes().listen(pulse::beat);
    ground.journal().listen(entry -> pulse.beat());
  }

  private static SlackFace slack(Ground ground) {
    return SlackFace.start(
        ground.plain("slack", ground.options().ports().slack()),
        ground.credentials().slack(),
        ground.clock(),
        ground.options().world().people());
  }

  /** Begins, and writes the files that lead into this world. */
  static Life begin(SandboxOptions options, Credentials credentials, Folder folder, Pulse pulse) {
    Life life = new Life(Ground.fresh(options, credentials), folder, pulse);
    life.writeFiles();
    return life;
  }

  private void writeFiles() {
    String caPem = ground.credentials().tls().caPem();
    folder.write(folder.ca(), caPem);
    folder.write(folder.kubeconfig(), cloud.kubernetes().kubeconfig(caPem));
    folder.write(folder.adminKubeconfig(), cloud.kubernetes().adminKubeconfig(caPem));
    folder.write(folder.serviceAccountToken(), cloud.azure().serviceAccountToken());
    new Shell(folder, cloud.azure().address(), ground.credentials().azure()).write();
  }

  private BotSetting setting() {
    return new BotSetting(
        BotSetting.sameJava("dev.lighterman.Lighterman", "serve", "--until-input-ends"),
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

  SlackFace slack() {
    return slack;
  }

  /** Starts the bot, where one is wanted, and waits until it answers. */
  void wakeBot() {
    if (ground.options().bot()) {
      bot.in();
      bot.awaitHealthy();
    }
  }

  /** Where the bot's output is, or why there is no bot. */
  String botsWords() {
    if (!ground.options().bot()) {
      return "There is no bot; Slack's deliveries go to " + botAddress;
    }
    return bot.state().path("healthy").asBoolean()
        ? "The bot prints to " + folder.botOutput()
        : "The bot did not start:\n" + bot.lastWords();
  }

  Levers levers() {
    return new Levers(
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
