package dev.lighterman.benchmark;

import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.sandbox.SandboxOptions;
import dev.lighterman.sandbox.http.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How soon deliveries are acknowledged that come whether or not the ones before are, beside Slack's
 * own framework for Node, and beside the libraries alone: {@code help}, and a decision that has to
 * be on the disk before. The programs take turns. It needs Linux, and {@code
 * LIGHTERMAN_NODE_MODULES} with {@code @slack/bolt}.
 */
public final class AckBenchmark {
  private static final int ROUNDS = 3;
  private static final String LINE = "%-16s %5s  %-9s %8s %8s %6s %8s%n";
  private static final List<String> TEXTS = List.of("help", "approve R9999");

  private final int seconds;

  private AckBenchmark(int seconds) {
    this.seconds = seconds;
  }

  /** With how many seconds each measurement lasts. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
    new AckBenchmark(seconds).run();
  }

  private void run() throws IOException, InterruptedException {
    System.out.printf(LINE, "what", "1/s", "program", "p50", "p99", "late", "memory");
    for (String text : TEXTS) {
      for (int rate : new int[] {50, 200}) {
        Map<String, List<DeliveryLoad.Result>> results = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
          results.computeIfAbsent("bolt-js", _ -> new ArrayList<>()).add(boltJs(text, rate));
          results
              .computeIfAbsent("libraries", _ -> new ArrayList<>())
              .add(java(MeasuredProgram.LIBRARIES, text, rate));
          results
              .computeIfAbsent("bot", _ -> new ArrayList<>())
              .add(java(MeasuredProgram.BOT, text, rate));
        }
        results.forEach((program, each) -> print(text, rate, program, each));
      }
    }
  }

  private static void print(
      String text, int rate, String program, List<DeliveryLoad.Result> rounds) {
    System.out.printf(
        Locale.ROOT,
        LINE,
        text,
        rate,
        program,
        millis(rounds.stream().map(DeliveryLoad.Result::p50).sorted().toList().get(ROUNDS / 2)),
        millis(rounds.stream().map(DeliveryLoad.Result::p99).sorted().toList().get(ROUNDS / 2)),
        rounds.stream().mapToLong(DeliveryLoad.Result::late).sum(),
        Quantity.ofBytes(rounds.stream().mapToLong(DeliveryLoad.Result::memory).max().orElse(0)));
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
  }

  private DeliveryLoad.Result boltJs(String text, int rate)
      throws IOException, InterruptedException {
    Path journal = Files.createTempFile("bolt", ".jsonl");
    int port = FreePort.find();
    Map<String, String> environment =
        Map.of(
            "NODE_PATH", System.getenv("LIGHTERMAN_NODE_MODULES"),
            "SLACK_SIGNING_SECRET", "secret",
            "LIGHTERMAN_PORT", Integer.toString(port),
            "JOURNAL", journal.toString());
    try (var slack = new SilentSlack();
        ChildJvm node =
            ChildJvm.start(List.of("node", "src/test/resources/benchmark/bolt.cjs"), environment)) {
      return new DeliveryLoad(port, "secret", slack, text).run(rate, seconds, node);
    } finally {
      Files.delete(journal);
    }
  }

  private DeliveryLoad.Result java(MeasuredProgram program, String text, int rate)
      throws IOException, InterruptedException {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests());
        var slack = new SilentSlack()) {
      var environment = new HashMap<>(sandbox.environment());
      environment.put("SLACK_API_URL", slack.apiUrl());
      var bot = new BotEnvironmentVariables(environment);
      int port = Integer.parseInt(bot.of("LIGHTERMAN_PORT"));
      String secret = bot.of("SLACK_SIGNING_SECRET");
      try (ChildJvm jvm = ChildJvm.start(program.command(), environment)) {
        return new DeliveryLoad(port, secret, slack, text).run(rate, seconds, jvm);
      }
    }
  }
}
