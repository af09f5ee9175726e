package dev.lighterman.sandbox;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The sub-command {@code sandbox}. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Starts a whole world on this machine and the bot in it.")
final class SandboxCommand implements Callable<Integer> {
  @Option(
      names = "--speed",
      defaultValue = "30",
      description = "Divides the durations of Azure and of the clusters (${DEFAULT-VALUE}).")
  double speed;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "Listens there (${DEFAULT-VALUE}).")
  String bind = "127.0.0.1";

  @Option(names = "--port", defaultValue = "8300", description = "The page (${DEFAULT-VALUE}).")
  int page;

  @Option(names = "--arm-port", defaultValue = "8301", description = "Azure (${DEFAULT-VALUE}).")
  int arm;

  @Option(
      names = "--kubernetes-port",
      defaultValue = "8302",
      description = "Clusters (${DEFAULT-VALUE}).")
  int kubernetes;

  @Option(names = "--bot-port", defaultValue = "8303", description = "The bot (${DEFAULT-VALUE}).")
  int bot;

  @Option(
      names = "--slack-port",
      defaultValue = "8304",
      description = "Slack's Web API (${DEFAULT-VALUE}).")
  int slack;

  @Option(names = "--dir", description = "Keeps its files there; else they go with it.")
  @Nullable Path dir;

  @Option(names = "--no-bot", description = "Starts the world only.")
  boolean noBot;

  @Override
  public Integer call() throws InterruptedException {
    SandboxOptions options =
        new SandboxOptions(
            bind,
            new SandboxOptions.Ports(page, arm, kubernetes, bot, slack),
            speed,
            Optional.ofNullable(dir),
            !noBot);
    Sandbox sandbox = Sandbox.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
    System.out.println("The page: " + sandbox.page());
    Thread.currentThread().join();
    return 0;
  }
}
