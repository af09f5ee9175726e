package dev.lighterman.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Measures what the workflow engine adds to its steps, how soon the bot answers after a start, what
 * it adds to the time that the world takes, how much memory it holds, and how soon it says what is
 * wrong with a site. Each figure stands beside a yardstick of the same run, since by itself it
 * would say more about the machine than about the bot.
 */
public final class Benchmark {
  private static final int STARTS = 3;
  private static final int MANY_SITES = 1000;
  private static final int SOME_SITES = 60;
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final String USAGE = "a JVM that says usage, ends";
  private static final String LIBRARIES = "the libraries alone";

  private final double speed;
  private final BenchmarkReport report;

  private Benchmark(double speed, BenchmarkReport report) {
    this.speed = speed;
    this.report = report;
  }

  /**
   * Runs in a world as slow as the real one; {@code -Dbench.speed=60} hastens it, for a quick look.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!Files.exists(Path.of("/proc/self/status"))) {
      System.out.println("This needs Linux, which tells of memory in /proc.");
      return;
    }
    double speed = Double.parseDouble(System.getProperty("bench.speed", "1"));
    var report = new BenchmarkReport(System.out);
    report.begin(speed);
    EngineBenchmark.run(report);
    var benchmark = new Benchmark(speed, report);
    benchmark.starts();
    benchmark.deployment(benchmark.libraries());
    DoctorBenchmark.run(report, speed == 1 ? MANY_SITES : SOME_SITES);
  }

  private void starts() throws IOException, InterruptedException {
    List<Duration> bare = new ArrayList<>();
    List<StartupLatency> libraries = new ArrayList<>();
    List<StartupLatency> bot = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      bare.add(ChildJvm.usage());
      libraries.add(start(MeasuredProgram.LIBRARIES));
      bot.add(start(MeasuredProgram.BOT));
    }
    Quantity help = median(bot, StartupLatency::help);
    report.add(
        "start to first answer", help, new ReferenceMeasurement(USAGE, median(bare, it -> it)));
    report.add(
        "", help, new ReferenceMeasurement(LIBRARIES, median(libraries, StartupLatency::help)));
    report.add(
        "start to first list",
        median(bot, StartupLatency::list),
        new ReferenceMeasurement(LIBRARIES, median(libraries, StartupLatency::list)));
  }

  private StartupLatency start(MeasuredProgram program) throws IOException, InterruptedException {
    try (BenchmarkRun run = BenchmarkRun.of(program, speed)) {
      return StartupLatency.of(run);
    }
  }

  private Quantity libraries() throws IOException, InterruptedException {
    try (BenchmarkRun run = BenchmarkRun.of(MeasuredProgram.LIBRARIES, speed)) {
      StartupLatency.of(run);
      Thread.sleep(IDLE);
      return run.memory();
    }
  }

  private void deployment(Quantity libraries) throws IOException, InterruptedException {
    try (BenchmarkRun run = BenchmarkRun.of(MeasuredProgram.BOT, speed)) {
      StartupLatency.of(run);
      var beside = new ReferenceMeasurement(LIBRARIES, libraries);
      report.add("memory after start", run.memory(), beside);
      Quantity took = DeploymentBenchmark.run(run.talk());
      JsonNode journal = run.talk().world().path("journal");
      report.add("deploy", took, CriticalPath.in(journal, speed), "ratio <= 1.10");
      Thread.sleep(IDLE);
      report.add("memory when idle", run.memory(), beside, "<= 240 MB");
    }
  }

  private static <T> Quantity median(List<T> starts, Function<T, Duration> which) {
    return Quantity.of(starts.stream().map(which).sorted().toList().get(starts.size() / 2));
  }
}
