package dev.lighterman.workflow;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an approved plan when all is well. */
@ParameterizedClass
@EnumSource
final class RunTest {
  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;

  RunTest(TestDatabase kind, @TempDir Path directory) {
    fixture = SevenStepPlan.office(kind.fresh(directory), clock);
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    fixture.close();
  }

  @Test
  void whatWasApprovedRunsToItsEnd() {
    RequestNumber number = fixture.approved();

    fixture.await(number, Succeeded.class);

    assertEquals(DEPLOYED, fixture.world.things());
    assertTrue(fixture.stepStates(number).stream().allMatch(mark -> mark.endsWith("DONE")));
    assertTrue(fixture.store.claims().held().isEmpty());
  }

  @Test
  void everyStepIsToldBeforeItIsAttemptedAndWhenItIsDone() {
    fixture.plan(created("token"));

    RequestNumber number = fixture.approved();
    fixture.await(number, Succeeded.class);

    fixture.until(() -> fixture.recorder.lines().contains(number + " Succeeded"));
    assertEquals(
        List.of(
            number + " Planning",
            number + " AwaitingApproval",
            number + " Approved",
            number + " Running",
            number + " token WAITING",
            number + " token DONE",
            number + " Succeeded"),
        fixture.recorder.lines());
  }

  @Test
  void everyStepMayBeRepeated() {
    fixture.world.repeatEverything();

    fixture.await(fixture.approved(), Succeeded.class);

    assertEquals(DEPLOYED, fixture.world.things());
  }

  @Test
  void independentStepsAreAttemptedSideBySide() {
    fixture.plan(created("one"), created("two"));
    var both = new CyclicBarrier(2);
    fixture.world.ensuring("one", _ -> meet(both, "one"));
    fixture.world.ensuring("two", _ -> meet(both, "two"));

    fixture.await(fixture.approved(), Succeeded.class);
  }

  @Test
  void aStepBeginsWhenWhatItNeedsIsDoneWhateverElseIsStillInHand() {
    fixture.plan(created("slow"), created("quick"), created("next", "quick"));
    var nextIsDone = new CountDownLatch(1);
    fixture.world.ensuring("slow", _ -> awaited(nextIsDone, "slow"));
    fixture.world.ensuring(
        "next",
        _ -> {
          nextIsDone.countDown();
          return FakeStepExecutor.done("next");
        });

    fixture.await(fixture.approved(), Succeeded.class);
  }

  @Test
  void aStepThatIsNotThereYetIsLookedAtAgain() {
    fixture.plan(created("extension"), created("workload", "extension"));
    fixture.world.ensuring("extension", _ -> FakeStepExecutor.waiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "extension");

    fixture.world.mend();
    clock.move(Duration.ofSeconds(1));
    fixture.look(number);

    fixture.await(number, Succeeded.class);
  }

  @Test
  void nobodyIsAskedAgainSoonerThanTheyWantToBe() {
    fixture.plan(created("extension"));
    fixture.world.ensuring(
        "extension",
        _ -> {
          throw new TryLater(PlainText.text("429"), Duration.ofMinutes(2));
        });
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "extension");
    fixture.world.mend();

    clock.move(Duration.ofSeconds(119));
    fixture.look(number);
    fixture.look(number);
    assertEquals(1, fixture.world.attempts().size());

    clock.move(Duration.ofSeconds(1));
    fixture.look(number);
    fixture.await(number, Succeeded.class);
  }

  @Test
  void whileAStepActsTheDatabaseIsFreeForOthers() {
    fixture.plan(created("extension"));
    fixture.world.ensuring(
        "extension",
        run ->
            fixture.store.requests().find(run.mark().number()).isPresent()
                ? FakeStepExecutor.done("extension")
                : FakeStepExecutor.failed());

    fixture.await(fixture.approved(), Succeeded.class);
  }

  private static StepOutcome meet(CyclicBarrier barrier, String name) {
    try {
      barrier.await(PATIENCE.toMinutes(), TimeUnit.MINUTES);
      return FakeStepExecutor.done(name);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      return FakeStepExecutor.failed();
    }
  }

  private static StepOutcome awaited(CountDownLatch latch, String name) {
    try {
      return latch.await(PATIENCE.toMinutes(), TimeUnit.MINUTES)
          ? FakeStepExecutor.done(name)
          : FakeStepExecutor.failed();
    } catch (InterruptedException e) {
      return FakeStepExecutor.failed();
    }
  }
}
