package dev.lighterman.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lighterman.sandbox.bot.BotProcess;
import dev.lighterman.sandbox.bot.BotProcessOptions;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.people.Click;
import dev.lighterman.sandbox.slack.people.InteractionTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A deployment from the first word to its end, for nothing but what the bot's JVM learns by it: as
 * it ends it writes an AOT cache, from which it starts in a fraction of the time.
 */
final class TrainingRun {
  private static final String ASKER = "U01ASKER";
  private static final String APPROVER = "U02APPROVER";
  private static final String CHANNEL = "C01EDGEOPS";
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
  private static final double SPEED = 300;

  private final Sandbox sandbox;
  private final String command;
  private final BotProcess bot;

  private TrainingRun(Sandbox sandbox, String command, BotProcess bot) {
    this.sandbox = sandbox;
    this.command = command;
    this.bot = bot;
  }

  /** Writes the cache. */
  static void write(Path cache, SandboxOptions options) throws IOException, InterruptedException {
    Path output = Files.createTempFile("lighterman-training", ".log");
    try (Sandbox sandbox = Sandbox.start(options.withBot(false).withSpeed(SPEED));
        var bot = bot(cache, sandbox, output)) {
      bot.start();
      new TrainingRun(sandbox, options.world().suggestedCommand(), bot).deploy();
      bot.end();
    } finally {
      Files.delete(output);
    }
  }

  private static BotProcess bot(Path cache, Sandbox sandbox, Path output) {
    List<String> java =
        new ArrayList<>(BotProcessOptions.sameJava("dev.lighterman.Lighterman", "serve"));
    // JDK 25.0.3 ends in a segmentation fault as it links the classes of a whole deployment.
    java.addAll(1, List.of("-XX:AOTCacheOutput=" + cache.toAbsolutePath(), "-XX:-AOTClassLinking"));
    var address = URI.create("http://127.0.0.1:" + sandbox.environment().get("LIGHTERMAN_PORT"));
    return new BotProcess(
        new BotProcessOptions(java, sandbox.environment(), address, output),
        () -> {},
        System.err::println);
  }

  private void deploy() throws InterruptedException {
    await(() -> Optional.of(bot.state()).filter(state -> state.path("healthy").asBoolean()));
    String[] words = command.split(" ", 2);
    try {
      var _ = sandbox.slack().slashCommand(ASKER, CHANNEL, words[0], words[1]);
      JsonNode plan = await(() -> message("\"action_id\":\"approve\""));
      var target =
          new InteractionTarget(plan.path("channel").asText(), plan.path("ts").asText(), null);
      var _ =
          sandbox
              .slack()
              .click(
                  new Click(
                      APPROVER,
                      target,
                      "approve",
                      null,
                      MissingNode.getInstance(),
                      MissingNode.getInstance()));
    } catch (TargetNotFound changed) {
      throw new IllegalStateException("The plan can't be approved", changed);
    }
    await(() -> message("R1 · Succeeded"));
  }

  private <T> T await(Supplier<Optional<T>> wanted) throws InterruptedException {
    Optional<T> found = wanted.get();
    while (found.isEmpty()) {
      if (!bot.state().path("running").asBoolean()) {
        throw new IllegalStateException("The bot ended before it had deployed anything");
      }
      Thread.sleep(POLL_INTERVAL);
      found = wanted.get();
    }
    return found.get();
  }

  private Optional<JsonNode> message(String part) {
    return sandbox
        .slack()
        .state()
        .path("messages")
        .valueStream()
        .filter(message -> message.toString().contains(part))
        .findFirst();
  }
}
