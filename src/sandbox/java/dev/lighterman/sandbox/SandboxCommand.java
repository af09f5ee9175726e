package dev.lighterman.sandbox;

import dev.lighterman.sandbox.SandboxOptions.Ports;
import dev.lighterman.sandbox.slack.SlackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the sandbox. */
@Command(
    name = "lighterman-sandbox",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Starts a whole world on this machine, and the bot in it: no account, no cloud.")
final class SandboxCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--world", description = "Which world: ${COMPLETION-CANDIDATES}.")
  private SandboxWorld world = SandboxWorld.STORES;

  @Option(names = "--sites", description = "How many sites the world chain has.")
  private int sites = SandboxOptions.DEFAULT_SITES;

  @Option(names = "--speed", description = "Divides the durations of Azure and of the clusters.")
  private double speed = 30;

  @Option(names = "--bind", description = "The address to listen on.")
  private String bind = "127.0.0.1";

  @Option(names = "--port", description = "The page.")
  private int page = Ports.DEFAULT.page();

  @Option(names = "--arm-port", description = "Azure.")
  private int arm = Ports.DEFAULT.arm();

  @Option(names = "--kubernetes-port", description = "The clusters.")
  private int kubernetes = Ports.DEFAULT.kubernetes();

  @Option(names = "--bot-port", description = "The bot.")
  private int bot = Ports.DEFAULT.bot();

  @Option(names = "--slack-port", description = "Slack's Web API.")
  private int slack = Ports.DEFAULT.slack();

  @Option(
      names = "--dir",
      description =
          "Keeps the sandbox's files, and what the bot knows, there. Else they go with it.")
  private @Nullable Path dir;

  @Option(names = "--no-bot", description = "Starts the world without the bot.")
  private boolean noBot;

  @Option(
      names = "--socket-mode",
      description = "The bot connects to Slack (Socket Mode); else Slack sends it requests.")
  private boolean socketMode;

  @Option(
      names = "--training-run",
      description =
          "Has the bot deploy once, and ends: the bot's JVM writes an AOT cache to this file.")
  private @Nullable Path trainingRun;

  static void main(String... arguments) {
    System.exit(
        new CommandLine(new SandboxCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              return command.getCommandSpec().exitCodeOnExecutionException();
            })
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (trainingRun != null) {
      TrainingRun.write(trainingRun, options());
      return 0;
    }
    Sandbox sandbox = Sandbox.start(options());
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
    spec.commandLine().getOut().println(sandbox.startMessage());
    spec.commandLine().getOut().flush();
    Thread.currentThread().join();
    return 0;
  }

  private SandboxOptions options() {
    Ports ports = new Ports(page, arm, kubernetes, bot, slack);
    return new SandboxOptions(
        world,
        sites,
        bind,
        ports,
        speed,
        Optional.ofNullable(dir),
        !noBot,
        SlackServer.TIMEOUT,
        socketMode);
  }
}
