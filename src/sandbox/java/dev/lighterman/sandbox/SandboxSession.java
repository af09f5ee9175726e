package dev.lighterman.sandbox;

import dev.lighterman.sandbox.SandboxOptions.Ports;
import dev.lighterman.sandbox.bot.BotProcess;
import dev.lighterman.sandbox.bot.BotProcessOptions;
import dev.lighterman.sandbox.control.ChangeNotifier;
import dev.lighterman.sandbox.control.CommonFaults;
import dev.lighterman.sandbox.control.ControlTargets;
import dev.lighterman.sandbox.http.FreePort;
import dev.lighterman.sandbox.quickstart.Quickstart;
import dev.lighterman.sandbox.quickstart.QuickstartConditions;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.world.QuickstartParameters;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** The world with its servers and the bot, from the start or a reset until the next reset. */
final class SandboxSession implements AutoCloseable {
  private final SandboxContext context;
  private final SandboxFiles files;
  private final SlackServer slack;
  private final CloudServers cloud;
  private final URI botAddress;
  private final BotProcess bot;
  private final QuickstartParameters quickstartParameters;
  private final Quickstart quickstart;

  private SandboxSession(
      SandboxContext context, SandboxFiles files, ChangeNotifier changeNotifier) {
    this.context = context;
    this.files = files;
    this.slack = slack(context);
    this.cloud = CloudServers.start(context);
    int botPort = portOrFree(context.options().ports().bot());
    this.botAddress = URI.create("http://127.0.0.1:" + botPort + "/slack/events");
    this.bot = new BotProcess(botOptions(), changeNotifier::notifyChange, System.err::println);
    this.quickstartParameters = context.options().seed().quickstartParameters();
    this.quickstart =
        new Quickstart(
            quickstartParameters,
            new QuickstartConditions(
                cloud.world(),
                cloud.kubernetes().cluster(quickstartParameters.context()),
                quickstartParameters));
    slack.seedHistory(context.options().world().historyFile());
    slack.setRequestUrl(botAddress);
    slack.socketMode().setEnabled(context.options().socketMode());
    slack.changes().addListener(changeNotifier::notifyChange);
    context.eventLog().addListener(entry -> changeNotifier.notifyChange());
  }

  private static SlackServer slack(SandboxContext context) {
    return SlackServer.start(
        context.httpOptions("slack", context.options().ports().slack()),
        context.credentials().slack(),
        context.options().world().team(),
        context.clock(),
        context.options().slackTimeout(),
        context.options().world().additionalUsers());
  }

  /** The port, or a free one where it is 0: the bot has to know its port before it starts. */
  private static int portOrFree(int port) {
    return port == 0 ? FreePort.find() : port;
  }

  /** Starts the servers and writes the files that clients need. */
  static SandboxSession start(
      SandboxOptions options,
      SandboxCredentials credentials,
      SandboxFiles files,
      ChangeNotifier changeNotifier) {
    SandboxSession session =
        new SandboxSession(SandboxContext.create(options, credentials), files, changeNotifier);
    session.writeFiles();
    return session;
  }

  private void writeFiles() {
    String caPem = context.credentials().tls().caPem();
    files.write(files.ca(), caPem);
    files.write(files.kubeconfig(), cloud.kubernetes().kubeconfig(caPem));
    files.write(files.adminKubeconfig(), cloud.kubernetes().adminKubeconfig(caPem));
    files.write(files.serviceAccountToken(), cloud.azure().serviceAccountToken());
    new CliConfiguration(files, cloud.azure().address(), context.credentials().azure()).write();
  }

  private BotProcessOptions botOptions() {
    return new BotProcessOptions(
        BotProcessOptions.sameJava("dev.lighterman.Lighterman", "serve", "--until-input-ends"),
        environment(),
        botAddress,
        files.botOutput());
  }

  Map<String, String> environment() {
    SandboxOptions options = context.options();
    return new BotEnvironment(
            context.credentials(), files, options.world().team(), options.socketMode())
        .variables(slack.apiUrl(), cloud, botAddress);
  }

  /** The ports that the servers listen on. */
  Ports ports() {
    return new Ports(
        context.options().ports().page(),
        cloud.azure().address().getPort(),
        cloud.kubernetes().address("").getPort(),
        botAddress.getPort(),
        slack.apiUrl().getPort());
  }

  SlackServer slack() {
    return slack;
  }

  /** Starts the bot, if the options ask for one, and waits until it is healthy. */
  void startBot() {
    if (context.options().bot()) {
      bot.start();
      bot.awaitHealthy();
    }
  }

  /** A sentence that names the bot's output file, or why no bot runs. */
  String botStatusLine() {
    if (!context.options().bot()) {
      return """
      There is no bot. For one of yours, in its shell:
      %s
        Slack's deliveries go to %s\
      """
          .formatted(slackExports(), botAddress);
    }
    return bot.state().path("healthy").asBoolean()
        ? "The bot prints to " + files.botOutput()
        : "The bot did not start:\n" + bot.outputTail();
  }

  /** What another bot needs to know of this Slack. */
  private String slackExports() {
    return environment().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("SLACK_"))
        .sorted(Map.Entry.comparingByKey())
        .map(variable -> "    export %s='%s'".formatted(variable.getKey(), variable.getValue()))
        .collect(Collectors.joining("\n"));
  }

  ControlTargets controlTargets() {
    return new ControlTargets(
        slack,
        cloud.world(),
        context.clock(),
        context.log(),
        context.faults(),
        context.eventLog(),
        bot,
        cloud::forward,
        context.options().world().suggestedCommand(),
        quickstart,
        CommonFaults.of(quickstartParameters));
  }

  @Override
  public void close() {
    bot.close();
    slack.close();
    cloud.close();
    context.clock().close();
  }
}
