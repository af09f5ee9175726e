package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.RequestState.AwaitingApproval;
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
  private final WorkflowFixture office;

  RunTest(TestDatabase kind, @TempDir Path directory) {
    office = SevenStepPlan.office(kind.fresh(directory), clock);
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), office.store.audit().firstTamperedRow());
    office.close();
  }

  @Test
  void whatWasApprovedRunsToItsEnd() {
    RequestNumber number = office.approved();

    office.await(number, Succeeded.class);

    assertEquals(DEPLOYED, office.world.things());
    assertTrue(office.stepStates(number).stream().allMatch(mark -> mark.endsWith("DONE")));
    assertTrue(office.store.claims().held().isEmpty());
  }

  @Test
  void everyStepIsToldBeforeItIsAttemptedAndWhenItIsDone() {
    office.plan(created("token"));

    RequestNumber number = office.approved();
    office.await(number, Succeeded.class);

    office.until(() -> office.heard.lines().contains(number + " Succeeded"));
    assertEquals(
        List.of(
            number + " Planning",
            number + " AwaitingApproval",
            number + " Approved",
            number + " Running",
            number + " token WAITING",
            number + " token DONE",
            number + " Succeeded"),
        office.heard.lines());
  }

  @Test
  void everyStepMayBeRepeated() {
    office.world.repeatEverything();

    office.await(office.approved(), Succeeded.class);

    assertEquals(DEPLOYED, office.world.things());
  }

  @Test
  void independentStepsAreAttemptedSideBySide() {
    office.plan(created("one"), created("two"));
    var both = new CyclicBarrier(2);
    office.world.ensuring("one", _ -> meet(both, "one"));
    office.world.ensuring("two", _ -> meet(both, "two"));

    office.await(office.approved(), Succeeded.class);
  }

  @Test
  void aStepBeginsWhenWhatItNeedsIsDoneWhateverElseIsStillInHand() {
    office.plan(created("slow"), created("quick"), created("next", "quick"));
    var nextIsDone = new CountDownLatch(1);
    office.world.ensuring("slow", _ -> awaited(nextIsDone, "slow"));
    office.world.ensuring(
        "next",
        _ -> {
          nextIsDone.countDown();
          return FakeStepExecutor.done("next");
        });

    office.await(office.approved(), Succeeded.class);
  }

  @Test
  void aStepThatIsNotThereYetIsLookedAtAgain() {
    office.plan(created("extension"), created("workload", "extension"));
    office.world.ensuring("extension", _ -> FakeStepExecutor.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "extension");

    office.world.mend();
    clock.move(Duration.ofSeconds(1));
    office.look(number);

    office.await(number, Succeeded.class);
  }

  @Test
  void nobodyIsAskedAgainSoonerThanTheyWantToBe() {
    office.plan(created("extension"));
    office.world.ensuring(
        "extension",
        _ -> {
          throw new TryLater(PlainText.text("429"), Duration.ofMinutes(2));
        });
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "extension");
    office.world.mend();

    clock.move(Duration.ofSeconds(119));
    office.look(number);
    office.look(number);
    assertEquals(1, office.world.attempts().size());

    clock.move(Duration.ofSeconds(1));
    office.look(number);
    office.await(number, Succeeded.class);
  }

  @Test
  void whileAStepActsTheDatabaseIsFreeForOthers() {
    office.plan(created("extension"));
    office.world.ensuring(
        "extension",
        run ->
            office.store.requests().find(run.number()).isPresent()
                ? FakeStepExecutor.done("extension")
                : FakeStepExecutor.failed());

    office.await(office.approved(), Succeeded.class);
  }

  @Test
  void aRequestThatWaitsForPeopleIsARowAndNoMore() {
    office.await(office.ask(), AwaitingApproval.class);
    int threads = Thread.activeCount();

    for (int each = 0; each < 50; each++) {
      office.await(office.ask(), AwaitingApproval.class);
    }

    assertTrue(Thread.activeCount() <= threads + 5, "no thread waits for people");
  }

  private static StepOutcome meet(CyclicBarrier barrier, String name) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
      return FakeStepExecutor.done(name);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      return FakeStepExecutor.failed();
    }
  }

  private static StepOutcome awaited(CountDownLatch latch, String name) {
    try {
      return latch.await(10, TimeUnit.SECONDS)
          ? FakeStepExecutor.done(name)
          : FakeStepExecutor.failed();
    } catch (InterruptedException e) {
      return FakeStepExecutor.failed();
    }
  }
}
