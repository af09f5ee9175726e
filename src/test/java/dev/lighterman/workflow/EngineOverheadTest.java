package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the engine adds to the time that the world takes. */
@Isolated("it measures time")
final class EngineOverheadTest {
  private final WorkflowFixture fixture;

  EngineOverheadTest(@TempDir Path directory) {
    fixture = new WorkflowFixture(StoreSettings.in(directory), InstantSource.system(), 1);
  }

  @BeforeEach
  void warmUp() {
    fixture.plan(chain(3));
    fixture.await(fixture.approved(), Succeeded.class);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void tenStepsThatTakeNoTimeTakeLessThanASecond(TestReporter report) {
    fixture.plan(chain(10));

    Duration took = run();

    report.publishEntry("ten steps took", took.toString());
    assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "took " + took);
  }

  @Test
  void overTheLongestChainOfWaitsItAddsATenthAtMost(TestReporter report) {
    fixture.plan(
        created("long"), created("short"), created("longer", "long"), created("end", "longer"));
    fixture.world.ensuring("short", run -> after(run, Duration.ofSeconds(3)));
    fixture.world.ensuring("long", run -> after(run, Duration.ofSeconds(5)));
    fixture.world.ensuring("longer", run -> after(run, Duration.ofSeconds(4)));
    fixture.world.ensuring("end", run -> after(run, Duration.ofSeconds(5)));

    Duration took = run();

    double ratio = took.toMillis() / 14_000.0;
    report.publishEntry("over the longest chain of waits", "%.3f".formatted(ratio));
    assertTrue(ratio <= 1.1, "took " + took);
  }

  @Test
  void aThousandRequestsThatWaitForPeopleDoNotSlowARunDown(TestReporter report) {
    fixture.plan(chain(1));
    List<RequestNumber> parked =
        java.util.stream.IntStream.range(0, 1000).mapToObj(_ -> fixture.ask()).toList();
    parked.forEach(number -> fixture.await(number, AwaitingApproval.class));
    fixture.plan(chain(10));

    Duration took = run();

    report.publishEntry("ten steps beside 1,000 parked requests took", took.toString());
    assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, "took " + took);
  }

  /** How long a run takes from its approval to its end. */
  private Duration run() {
    RequestNumber number = fixture.ask();
    fixture.await(number, AwaitingApproval.class);
    Instant approved = Instant.now();
    fixture.approve(number, WorkflowFixture.BEN);
    Succeeded succeeded = fixture.await(number, Succeeded.class);
    return Duration.between(approved, succeeded.at());
  }

  private static StepOutcome after(RunInfo run, Duration wait) {
    boolean there = !run.now().isBefore(run.stepBegan().plus(wait));
    return there ? FakeStepExecutor.done("thing") : FakeStepExecutor.waiting();
  }

  private static PlannedStep[] chain(int length) {
    var steps = new PlannedStep[length];
    for (int each = 0; each < length; each++) {
      String[] needs = each == 0 ? new String[0] : new String[] {"step-" + (each - 1)};
      steps[each] = created("step-" + each, needs);
    }
    return steps;
  }
}
