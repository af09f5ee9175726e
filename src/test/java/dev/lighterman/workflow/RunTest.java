package dev.lighterman.workflow;

import static dev.lighterman.workflow.Office.AMINA;
import static dev.lighterman.workflow.Office.BEN;
import static dev.lighterman.workflow.Thing.created;
import static dev.lighterman.workflow.Thing.kept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.request.Wish.Verb;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Plain;
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

/** What becomes of an approved plan, when all is well and when it is not. */
@ParameterizedClass
@EnumSource
final class RunTest {
  private static final PlannedStep[] DEPLOY = {
    kept("data-endpoint"),
    created("scope-map"),
    created("token", "scope-map"),
    created("connected-registry", "data-endpoint", "token"),
    created("client-token", "connected-registry"),
    created("extension", "connected-registry"),
    created("workload", "extension", "client-token")
  };
  private static final List<String> DEPLOYED =
      List.of(
          "client-token",
          "connected-registry",
          "data-endpoint",
          "extension",
          "scope-map",
          "token",
          "workload");

  private final HandClock clock = new HandClock();
  private final Office office;

  RunTest(TestDatabase kind, @TempDir Path directory) {
    office = new Office(kind.fresh(directory), clock, 1);
    office.plan(DEPLOY);
    office.world.add("data-endpoint");
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), office.store.audit().tampered());
    office.close();
  }

  @Test
  void whatWasApprovedRunsToItsEnd() {
    RequestNumber number = office.approved();

    office.await(number, Succeeded.class);

    assertEquals(DEPLOYED, office.world.things());
    assertTrue(office.marks(number).stream().allMatch(mark -> mark.endsWith("DONE")));
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
          return ThingWorld.done("next");
        });

    office.await(office.approved(), Succeeded.class);
  }

  @Test
  void whereverItFailsItHaltsAndUndoesNothingAndThenGoesOn() {
    for (PlannedStep step : DEPLOY) {
      String name = step.id().text();
      office.world.ensuring(name, _ -> ThingWorld.failed());
      RequestNumber number = office.approved();

      Halted halted = office.await(number, Halted.class);
      assertEquals(step.id(), assertInstanceOf(Halt.Failure.class, halted.why()).step());
      assertTrue(office.marks(number).contains(name + " FAILED"));
      assertTrue(office.world.attempts().stream().noneMatch(each -> each.startsWith("-")));

      office.world.mend();
      office.decides(AMINA, Verb.CONTINUE, number);
      office.await(number, Succeeded.class);
      assertEquals(DEPLOYED, office.world.things(), "after a failure of " + name);
    }
  }

  @Test
  void whereverItFailedItCanBeUndoneTwiceOver() {
    office.world.repeatEverything();
    for (PlannedStep step : DEPLOY) {
      String name = step.id().text();
      office.world.ensuring(name, _ -> ThingWorld.failed());
      RequestNumber number = office.approved();
      office.await(number, Halted.class);

      office.world.mend();
      office.decides(AMINA, Verb.UNDO, number);

      office.await(number, Undone.class);
      assertEquals(List.of("data-endpoint"), office.world.things(), "after a failure of " + name);
    }
  }

  @Test
  void undoingGoesBackwards() {
    office.plan(
        created("first"), kept("between", "first"), created("second", "between"), created("last"));
    office.world.ensuring("second", _ -> ThingWorld.failed());
    RequestNumber number = office.approved();
    office.await(number, Halted.class);

    office.decides(BEN, Verb.UNDO, number);

    office.await(number, Undone.class);
    List<String> undone =
        office.world.attempts().stream().filter(each -> each.startsWith("-")).toList();
    assertTrue(undone.indexOf("-second") < undone.indexOf("-first"), undone.toString());
    assertFalse(undone.contains("-between"), "what was only kept is not undone");
  }

  @Test
  void whereverUndoingFailsItHaltsAndGoesOnUndoing() {
    for (PlannedStep step : DEPLOY) {
      if (step.id().text().equals("data-endpoint")) {
        continue;
      }
      office.world.ensuring("workload", _ -> ThingWorld.failed());
      office.world.undoing(step.id().text(), _ -> ThingWorld.failed());
      RequestNumber number = office.approved();
      office.await(number, Halted.class);

      office.decides(AMINA, Verb.UNDO, number);
      office.until(() -> halted(number, Direction.BACK));

      office.world.mend();
      office.decides(AMINA, Verb.CONTINUE, number);
      office.await(number, Undone.class);
      assertEquals(List.of("data-endpoint"), office.world.things());
    }
  }

  @Test
  void aStepThatIsNotThereYetIsLookedAtAgain() {
    office.plan(created("extension"), created("workload", "extension"));
    office.world.ensuring("extension", _ -> ThingWorld.waiting());
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
          throw new TryLater(Plain.text("429"), Duration.ofMinutes(2));
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
  void aWaitHasADeadlineAndThenItIsTheOperatorsTurn() {
    office.plan(created("extension"));
    office.world.ensuring("extension", _ -> ThingWorld.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "extension");

    clock.move(Duration.ofMinutes(10));
    office.look(number);

    Halted halted = office.await(number, Halted.class);
    var failure = assertInstanceOf(Halt.Failure.class, halted.why());
    assertEquals(Outcome.Blame.OPERATOR, failure.failed().blame());

    office.world.mend();
    office.decides(AMINA, Verb.CONTINUE, number);
    office.await(number, Succeeded.class);
  }

  @Test
  void whoMustActIsTold() {
    office.plan(created("token"));
    office.world.ensuring(
        "token",
        _ -> {
          throw new OperatorMustAct(Plain.text("403"), Plain.text("grant the role"));
        });
    RequestNumber forbidden = office.approved();
    var operator =
        assertInstanceOf(Halt.Failure.class, office.await(forbidden, Halted.class).why());
    assertEquals(Plain.text("grant the role"), operator.failed().remedy());

    office.world.ensuring(
        "token",
        _ -> {
          throw new IllegalStateException("a bug, provoked by this test");
        });
    RequestNumber broken = office.approved();
    var ours = assertInstanceOf(Halt.Failure.class, office.await(broken, Halted.class).why());
    assertEquals(Outcome.Blame.US, ours.failed().blame());
  }

  @Test
  void stoppedItHaltsWhenTheStepInHandIsDone() {
    office.plan(created("token"), created("extension", "token"));
    office.world.ensuring("token", _ -> ThingWorld.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "token");

    office.decides(AMINA, Verb.CANCEL, number);
    office.world.mend();
    clock.move(Duration.ofSeconds(1));
    office.look(number);

    Halted halted = office.await(number, Halted.class);
    assertEquals(new Halt.Stopped(AMINA), halted.why());
    assertEquals(List.of("token DONE", "extension OPEN"), office.marks(number));

    office.decides(BEN, Verb.CONTINUE, number);
    office.await(number, Succeeded.class);
  }

  @Test
  void stoppedTwiceItDoesNotEvenWaitForTheStepInHand() {
    office.plan(created("token"), created("extension", "token"));
    office.world.ensuring("token", _ -> ThingWorld.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "token");

    office.decides(AMINA, Verb.CANCEL, number);
    office.decides(AMINA, Verb.CANCEL, number);

    office.await(number, Halted.class);
    office.world.mend();
    office.decides(AMINA, Verb.UNDO, number);
    office.await(number, Undone.class);
    assertEquals(List.of("data-endpoint"), office.world.things());
  }

  @Test
  void aStepThatFailsLetsThoseInHandComeToTheirEnd() {
    office.plan(created("image"), created("token"), created("extension", "token"));
    office.world.ensuring("image", _ -> ThingWorld.waiting());
    office.world.ensuring("token", _ -> ThingWorld.failed());
    RequestNumber number = office.approved();
    office.until(() -> office.marks(number).contains("token FAILED"));
    office.awaitWaiting(number, "image");
    assertFalse(halted(number, Direction.FORWARD));

    office.world.ensuring("image", _ -> ThingWorld.done("image"));
    clock.move(Duration.ofSeconds(1));
    office.look(number);

    office.await(number, Halted.class);
    assertEquals(List.of("image DONE", "token FAILED", "extension OPEN"), office.marks(number));
  }

  @Test
  void whatIsLeftIsListed() {
    office.plan(created("scope-map"), created("token", "scope-map"), created("extension", "token"));
    office.world.ensuring("token", _ -> ThingWorld.failed());
    RequestNumber number = office.approved();
    office.await(number, Halted.class);

    office.decides(AMINA, Verb.LEAVE, number);

    Left left = office.await(number, Left.class);
    assertEquals(2, left.exists().size());
    assertEquals(Plain.text("CREATE scope-map"), left.exists().getFirst());
    assertEquals("remains.perhaps", left.exists().getLast().key());
  }

  @Test
  void aMendedValueKeepsTheApprovalWhereTheEffectsAreTheSame() {
    office.plan(created("extension"));
    office.world.ensuring(
        "extension",
        _ ->
            new Outcome.Failed(
                Outcome.Blame.ASKER,
                Plain.text("storage class standard is not there"),
                Plain.text("take local-path"),
                new Outcome.Amendment("storage-class", "local-path")));
    office.things.amends(_ -> ThingPlan.claiming("local-path", true, created("extension")));
    RequestNumber number = office.approved();
    office.await(number, Halted.class);

    office.world.mend();
    office.decides(AMINA, Verb.CONTINUE_WITH, number);

    office.await(number, Succeeded.class);
    assertEquals("local-path", office.planOf(number).choices().getFirst().value());
  }

  @Test
  void whileAStepActsTheDatabaseIsFreeForOthers() {
    office.plan(created("extension"));
    office.world.ensuring(
        "extension",
        run ->
            office.store.requests().find(run.number()).isPresent()
                ? ThingWorld.done("extension")
                : ThingWorld.failed());

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

  private boolean halted(RequestNumber number, Direction direction) {
    return office.request(number).state() instanceof Halted halted
        && halted.direction() == direction;
  }

  private static Outcome meet(CyclicBarrier barrier, String name) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
      return ThingWorld.done(name);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      return ThingWorld.failed();
    }
  }

  private static Outcome awaited(CountDownLatch latch, String name) {
    try {
      return latch.await(10, TimeUnit.SECONDS) ? ThingWorld.done(name) : ThingWorld.failed();
    } catch (InterruptedException e) {
      return ThingWorld.failed();
    }
  }
}
