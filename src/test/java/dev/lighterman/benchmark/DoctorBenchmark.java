package dev.lighterman.benchmark;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.sandbox.SandboxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long people wait for the doctor, and what it reads of Azure meanwhile, beside other answers
 * of the same bot: {@code show} reads one site anew as well, and {@code list} is answered from what
 * was read before, as the table of all sites is.
 */
record DoctorBenchmark(BenchmarkReport report, int sites, Conversation talk) {
  private static final int TIMES = 5;
  private static final int DELAY_MILLIS = 100;

  /** An answer as somebody waits for it. */
  private record Answered(Duration time, long reads) {}

  /** By itself, at as many sites of a chain as are said. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var report = new BenchmarkReport(System.out);
    report.begin(1);
    run(report, arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]));
  }

  /** At the six sites of the usual world, and at as many of a chain. */
  static void run(BenchmarkReport report, int chain) throws IOException, InterruptedException {
    SandboxOptions usual = SandboxOptions.forTests().withSpeed(1);
    run(report, 6, usual, "store-101", "store101");
    run(report, chain, usual.withChainOf(chain), "shop-0007", "shop0007");
  }

  private static void run(
      BenchmarkReport report, int sites, SandboxOptions options, String site, String registry)
      throws IOException, InterruptedException {
    try (BenchmarkRun run = BenchmarkRun.of(MeasuredProgram.BOT, options)) {
      run.start();
      while (run.talk().types(AMINA, EDGE_OPS, "/registry help").path("status").asInt() != 200) {
        run.jvm();
        Thread.sleep(100);
      }
      run.talk().injectsFault("slow", "face", "azure", "millis", Integer.toString(DELAY_MILLIS));
      new DoctorBenchmark(report, sites, run.talk()).measure(site, registry);
    }
  }

  private void measure(String site, String registry) {
    Answered show = median("/registry show " + registry, registry);
    Answered doctor = median("/registry doctor " + site, site + " · ");
    report("doctor SITE", doctor, "show of the same", show);
    Answered list = median("/registry list", "connected registries of");
    report("doctor", median("/registry doctor", "sites need"), "list, again", list);
  }

  private void report(String what, Answered measured, String name, Answered beside) {
    report.add(
        what + " of " + sites,
        Quantity.of(measured.time()),
        new ReferenceMeasurement(name, Quantity.of(beside.time())));
    report.add(
        "  its reads of Azure",
        new Quantity(measured.reads(), ""),
        new ReferenceMeasurement(name, new Quantity(beside.reads(), "")));
  }

  /** The first time is not measured: it may wait for the first reading of all sites. */
  private Answered median(String line, String says) {
    answered(line, says);
    var all = new ArrayList<Answered>();
    for (int time = 0; time < TIMES; time++) {
      all.add(answered(line, says));
    }
    all.sort(Comparator.comparing(Answered::time));
    return all.get(TIMES / 2);
  }

  private Answered answered(String line, String says) {
    long before = reads();
    var begun = new AtomicLong();
    talk.answers(
        () -> {
          begun.set(System.nanoTime());
          talk.types(AMINA, EDGE_OPS, line);
        },
        AMINA,
        says);
    return new Answered(Duration.ofNanos(System.nanoTime() - begun.get()), reads() - before);
  }

  private long reads() {
    return talk.requests().stream().filter(each -> !each.contains("/clusters/")).count();
  }
}
