package dev.lighterman.benchmark;

import static dev.lighterman.workflow.FakeStep.created;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.workflow.FakeStepExecutor;
import dev.lighterman.workflow.WorkflowFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the workflow engine adds to the time that its steps take; the steps are made up. */
final class EngineBenchmark {
  private static final int STEPS = 10;
  private static final int ROUNDS = 41;
  private static final int PARKED = 1000;
  private static final Duration LONGEST_CHAIN = Duration.ofSeconds(14);

  private EngineBenchmark() {}

  /** Runs in fresh databases, which are deleted afterwards. */
  static void run(BenchmarkReport report) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("lighterman-benchmark-");
    try (var busy = fixture(directory.resolve("busy"));
        var idle = fixture(directory.resolve("idle"))) {
      park(busy);
      Duration tasks = BareDatabase.chain(directory, STEPS, ROUNDS);
      Duration steps = tenSteps(idle);
      report.add(
          "ten steps of no time",
          Quantity.of(steps),
          new ReferenceMeasurement("ten tasks, libraries alone", Quantity.of(tasks)));
      report.add(
          "ten steps, 1000 parked",
          Quantity.of(tenSteps(busy)),
          new ReferenceMeasurement("ten steps of no time", Quantity.of(steps)));
      report.add(
          "steps that wait",
          Quantity.of(waits(idle)),
          new ReferenceMeasurement("longest chain of waits", Quantity.of(LONGEST_CHAIN)),
          "ratio <= 1.10");
    } finally {
      delete(directory);
    }
  }

  private static WorkflowFixture fixture(Path directory) throws IOException {
    var settings = StoreSettings.in(Files.createDirectory(directory));
    return new WorkflowFixture(settings, InstantSource.system(), 1);
  }

  /** Leaves many requests that wait for approval. */
  private static void park(WorkflowFixture fixture) {
    fixture.plan(chain(1));
    IntStream.range(0, PARKED)
        .mapToObj(_ -> fixture.ask())
        .toList()
        .forEach(number -> fixture.await(number, AwaitingApproval.class));
  }

  /** The median of several rounds. */
  private static Duration tenSteps(WorkflowFixture fixture) {
    fixture.plan(chain(STEPS));
    List<Duration> took = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      took.add(runOnce(fixture));
    }
    return took.stream().sorted().toList().get(ROUNDS / 2);
  }

  /** Steps that wait, of which the longest chain takes 14 seconds. */
  private static Duration waits(WorkflowFixture fixture) {
    fixture.plan(
        created("long"), created("short"), created("longer", "long"), created("end", "longer"));
    Map.of("short", 3, "long", 5, "longer", 4, "end", 5)
        .forEach((step, seconds) ->
            fixture.world.ensuring(step, run -> after(run, Duration.ofSeconds(seconds))));
    return runOnce(fixture);
  }

  private static StepOutcome after(RunInfo run, Duration wait) {
    boolean there = !run.now().isBefore(run.stepBegan().plus(wait));
    return there ? FakeStepExecutor.done("thing") : FakeStepExecutor.waiting();
  }

  /** How long a run takes from its approval to its end. */
  private static Duration runOnce(WorkflowFixture fixture) {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    Instant approved = Instant.now();
    fixture.approve(number, WorkflowFixture.BEN);
    return Duration.between(approved, fixture.await(number, Succeeded.class).at());
  }

  private static PlannedStep[] chain(int length) {
    return IntStream.range(0, length)
        .mapToObj(at -> at == 0 ? created("step-0") : created("step-" + at, "step-" + (at - 1)))
        .toArray(PlannedStep[]::new);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
