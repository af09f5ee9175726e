package dev.lighterman.workflow;

import static dev.lighterman.durable.TaskResult.again;
import static dev.lighterman.durable.TaskResult.done;
import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.Transitions.CARRY_OUT;
import static dev.lighterman.workflow.Transitions.EXPIRE;
import static dev.lighterman.workflow.Transitions.PLAN;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Decision;
import dev.lighterman.request.Effect;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Approved;
import dev.lighterman.request.RequestState.AwaitingApproval;
import dev.lighterman.request.RequestState.Expired;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Planning;
import dev.lighterman.request.RequestState.Refused;
import dev.lighterman.request.RequestState.Resuming;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run of a task comes to, and when it has to run again. */
final class TasksByHandTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration AT_ONCE = Duration.ZERO;

  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;

  TasksByHandTest(@TempDir Path directory) {
    fixture = WorkflowFixture.byHand(StoreSettings.in(directory), clock, 1);
    fixture.plan(created("token"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** In one transaction with what happened, so that none is lost by a crash. */
  @Test
  void whatIsToBeDoneNextIsScheduled() {
    fixture.things.plans(() -> FakePlan.claiming("10.0.0.50", true, created("token")));
    RequestNumber number = fixture.ask("trigger-1", AMINA);
    assertEquals(Set.of("admit trigger-1"), fixture.scheduled());

    fixture.inbox.admit(fixture.request(number));
    assertEquals(Set.of("admit trigger-1", "plan R1"), fixture.scheduled());

    fixture.runs(PLAN, number);
    assertEquals(Set.of("admit trigger-1", "plan R1", "expire R1"), fixture.scheduled());

    fixture.approve(number, BEN);
    assertTrue(fixture.scheduled().contains("carry-out R1"));
    assertFalse(fixture.store.claims().held().isEmpty());

    fixture.things.plansAgain(_ -> FakePlan.of(created("token"), created("cert-manager")));
    fixture.runs(CARRY_OUT, number);
    assertTrue(fixture.scheduled().contains("plan R2"), "it is asked for anew");
    assertTrue(fixture.store.claims().held().isEmpty());
  }

  @Test
  void everyChangeIsTold() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = running();
    fixture.runs(CARRY_OUT, number);
    clock.move(Duration.ofSeconds(1));
    fixture.runs(CARRY_OUT, number);

    assertEquals(
        List.of(
            number + " Planning",
            number + " AwaitingApproval",
            number + " Approved",
            number + " Running",
            number + " token WAITING",
            number + " token WAITING"),
        fixture.recorder.lines(),
        "the same wait is told once");
  }

  @Test
  void whatCannotBePlannedNowIsPlannedLaterAndAtLastRefused() {
    planningAsksToWait(Duration.ZERO);
    RequestNumber number = fixture.ask();

    assertEquals(again(SECOND), fixture.runs(PLAN, number));
    clock.move(Duration.ofMinutes(1));
    assertEquals(again(Duration.ofSeconds(3)), fixture.runs(PLAN, number));
    planningAsksToWait(Duration.ofSeconds(30));
    assertEquals(again(Duration.ofSeconds(30)), fixture.runs(PLAN, number));
    clock.move(Duration.ofMinutes(9).minusSeconds(1));
    assertEquals(again(Duration.ofSeconds(30)), fixture.runs(PLAN, number));
    assertState(Planning.class, number);

    clock.move(Duration.ofSeconds(1));
    assertEquals(done(), fixture.runs(PLAN, number));
    assertState(Refused.class, number);
    assertEquals(done(), fixture.runs(PLAN, number));
  }

  /** The bot was down when it was asked, and can't have looked before. */
  @Test
  void timeBeforeTheBotStartedIsNoWaitingForAPlan(@TempDir Path directory) {
    StoreSettings settings = StoreSettings.in(directory);
    RequestNumber number;
    try (var before = WorkflowFixture.byHand(settings, clock, 1)) {
      number = before.ask();
    }
    clock.move(Duration.ofHours(5));
    try (var after = WorkflowFixture.byHand(settings, clock, 1)) {
      after.things.plans(() -> {
        throw new TryLater(PlainText.text("503"), Duration.ZERO);
      });

      assertEquals(again(SECOND), after.runs(PLAN, number));
      clock.move(Duration.ofMinutes(10));
      assertEquals(done(), after.runs(PLAN, number));
    }
  }

  @Test
  void aValueThatTheBotChoseIsChosenAnewForAMinute() {
    fixture.things.plans(() -> FakePlan.claiming("10.0.0.50", false, created("token")));
    fixture.runs(PLAN, fixture.ask());
    RequestNumber second = fixture.ask();

    assertEquals(again(SECOND), fixture.runs(PLAN, second));
    clock.move(Duration.ofMinutes(1));
    assertEquals(done(), fixture.runs(PLAN, second));

    assertEquals("workflow.claimed", assertState(Refused.class, second).why().key());
  }

  @Test
  void anApprovalIsWaitedForUntilItsTimeIsOver() {
    RequestNumber number = planned();

    assertEquals(again(Duration.ofMinutes(45)), fixture.runs(EXPIRE, number));
    assertFalse(fixture.recorder.lines().contains(number + " expires soon"));
    clock.move(Duration.ofMinutes(45));
    assertEquals(again(Duration.ofMinutes(15)), fixture.runs(EXPIRE, number));
    assertTrue(fixture.recorder.lines().contains(number + " expires soon"));
    clock.move(Duration.ofMinutes(14));
    assertEquals(again(Duration.ofMinutes(1)), fixture.runs(EXPIRE, number));
    assertState(AwaitingApproval.class, number);
    clock.move(Duration.ofMinutes(1));
    assertEquals(done(), fixture.runs(EXPIRE, number));

    assertState(Expired.class, number);
    assertEquals(done(), fixture.runs(EXPIRE, number));
    assertEquals(done(), fixture.runs(EXPIRE, new RequestNumber(4711)));
  }

  @Test
  void whatIsNotApprovedOrIsOverIsNotCarriedOut() {
    RequestNumber number = fixture.ask();
    assertEquals(done(), fixture.runs(CARRY_OUT, number));
    fixture.runs(PLAN, number);
    assertEquals(done(), fixture.runs(CARRY_OUT, number));
    fixture.decides(BEN, Decision.REJECT, number);
    assertEquals(done(), fixture.runs(CARRY_OUT, number));

    assertEquals(List.of(), fixture.world.attempts());
  }

  @Test
  void anApprovedPlanBeginsAndThenRunsToItsEnd() {
    RequestNumber number = approved();

    assertEquals(again(AT_ONCE), fixture.runs(CARRY_OUT, number));
    assertState(Running.class, number);
    assertEquals(done(), fixture.runs(CARRY_OUT, number));
    assertState(Succeeded.class, number);
  }

  @Test
  void whatIsApprovedAndCannotBeginIsTriedForADay() {
    RequestNumber number = approved();
    fixture.things.plansAgain(_ -> {
      throw new TryLater(PlainText.text("503"), Duration.ZERO);
    });

    assertEquals(again(SECOND), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofMinutes(1));
    assertEquals(again(Duration.ofSeconds(3)), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofDays(1).minusMinutes(1));
    assertEquals(again(Duration.ofSeconds(12)), fixture.runs(CARRY_OUT, number));
    assertState(Approved.class, number);
    clock.move(Duration.ofSeconds(1));
    assertEquals(again(AT_ONCE), fixture.runs(CARRY_OUT, number));

    assertState(Expired.class, number);
  }

  @Test
  void whatIsApprovedForLaterBeginsThen() {
    RequestNumber number = planned();
    approveFor(number, clock.instant().plusSeconds(3600), null);

    assertEquals(again(Duration.ofHours(1)), fixture.runs(CARRY_OUT, number));
    assertState(Approved.class, number);
    clock.move(Duration.ofHours(1));
    fixture.runs(CARRY_OUT, number);

    assertState(Running.class, number);
  }

  @Test
  void whatIsApprovedForATimeDoesNotBeginAfterIt() {
    RequestNumber late = planned();
    approveFor(late, null, clock.instant().plusSeconds(60));
    RequestNumber inTime = planned();
    approveFor(inTime, null, clock.instant().plusSeconds(61));
    clock.move(Duration.ofSeconds(61));

    fixture.runs(CARRY_OUT, late);
    fixture.runs(CARRY_OUT, inTime);

    assertState(Expired.class, late);
    assertState(Running.class, inTime);
  }

  @Test
  void ofTheStepsThatWaitTheFirstToBeDueIsTheNextLook() {
    fixture.plan(created("image"), created("token"), created("volume"));
    waiting("image", Duration.ofMinutes(2));
    waiting("token", Duration.ofSeconds(30));
    waiting("volume", Duration.ofMinutes(3));
    RequestNumber number = running();

    assertEquals(again(Duration.ofSeconds(30)), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofSeconds(20));
    assertEquals(again(Duration.ofSeconds(10)), fixture.runs(CARRY_OUT, number));
    assertEquals(3, fixture.world.attempts().size(), "none was due");
    clock.move(Duration.ofSeconds(10));
    fixture.runs(CARRY_OUT, number);
    assertEquals(4, fixture.world.attempts().size());
  }

  @Test
  void aStepsLastLookIsWhenItsTimeIsOver() {
    waiting("token", Duration.ZERO);
    RequestNumber number = running();
    assertEquals(again(SECOND), fixture.runs(CARRY_OUT, number));

    clock.move(Duration.ofMinutes(5));
    assertEquals(again(Duration.ofSeconds(2)), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofSeconds(2));
    assertEquals(again(Duration.ofSeconds(4)), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofSeconds(4));
    assertEquals(again(Duration.ofSeconds(8)), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofMinutes(5).minusSeconds(6 + 7));
    assertEquals(again(Duration.ofSeconds(7)), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofSeconds(7));
    assertEquals(done(), fixture.runs(CARRY_OUT, number));

    assertState(Halted.class, number);
  }

  @Test
  void whatCannotBeLookedAtKeepsAHaltedRunWaitingAndAtLastHalted() {
    RequestNumber number = halted();
    fixture.world.refreshing(
        "token",
        () -> {
          throw new TryLater(PlainText.text("429"), Duration.ZERO);
        });
    fixture.decides(AMINA, Decision.CONTINUE, number);

    assertEquals(again(SECOND), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofMinutes(1));
    assertEquals(again(Duration.ofSeconds(3)), fixture.runs(CARRY_OUT, number));
    clock.move(Duration.ofMinutes(9).minusSeconds(1));
    assertEquals(again(Duration.ofSeconds(12)), fixture.runs(CARRY_OUT, number));
    assertState(Resuming.class, number);
    clock.move(Duration.ofSeconds(1));
    assertEquals(again(AT_ONCE), fixture.runs(CARRY_OUT, number));

    assertState(Halted.class, number);
    assertEquals(done(), fixture.runs(CARRY_OUT, number));
  }

  @Test
  void aHaltedRunLooksAgainAndThenRuns() {
    RequestNumber number = halted();
    fixture.world.mend();
    fixture.decides(AMINA, Decision.CONTINUE, number);

    assertEquals(again(AT_ONCE), fixture.runs(CARRY_OUT, number));
    assertState(Running.class, number);
    assertEquals(done(), fixture.runs(CARRY_OUT, number));
    assertState(Succeeded.class, number);
  }

  @Test
  void whatAHaltedRunWouldDoBeyondItsPlanNeedsNoApprovalWhereThePolicyAsksForNone(
      @TempDir Path directory) {
    try (var nights = WorkflowFixture.byHand(StoreSettings.in(directory), clock, 0)) {
      nights.plan(created("token"));
      nights.world.ensuring("token", _ -> FakeStepExecutor.failed());
      RequestNumber number = nights.ask();
      nights.runs(PLAN, number);
      nights.runs(CARRY_OUT, number);
      nights.runs(CARRY_OUT, number);
      nights.world.mend();
      Step changed = new FakeStep("token", Effect.Kind.OVERWRITE, Duration.ofSeconds(10));
      nights.world.refreshing("token", () -> changed);
      nights.decides(AMINA, Decision.CONTINUE, number);

      assertEquals(again(AT_ONCE), nights.runs(CARRY_OUT, number));
      var resuming = assertInstanceOf(Resuming.class, nights.request(number).state());
      assertEquals(changed.effects(), resuming.added());
      assertEquals(new Authority.Policy("edge changes"), resuming.authority());
      assertEquals(again(AT_ONCE), nights.runs(CARRY_OUT, number));
      assertEquals(done(), nights.runs(CARRY_OUT, number));
      assertInstanceOf(Succeeded.class, nights.request(number).state());
    }
  }

  @Test
  void whatADoneStepFoundIsKept() {
    var found = new Finding.ImportedImage("pos", "digest");
    fixture.world.ensuring("token", _ -> new StepOutcome.Done(PlainText.text("there"), found));
    RequestNumber number = running();
    fixture.runs(CARRY_OUT, number);

    assertEquals(found, fixture.store.runs().of(fixture.request(number)).getFirst().finding());
  }

  @Test
  void aStepBeganWhenItWasTriedFirst() {
    Instant first = clock.instant();
    RequestNumber number = halted();
    clock.move(Duration.ofMinutes(5));
    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.runs(CARRY_OUT, number);
    fixture.runs(CARRY_OUT, number);

    StepProgress progress = fixture.store.runs().of(fixture.request(number)).getFirst();
    assertEquals(first, progress.began());
  }

  @Test
  void aStepKnowsWhatItFoundWhileItWaits() {
    var found = new Finding.ImportedImage("pos", "digest");
    fixture.world.ensuring(
        "token",
        run -> {
          boolean first = run.isFirstAttempt();
          assertEquals(first ? null : found, run.finding());
          return new StepOutcome.Wait(
              PlainText.text("not yet"), Duration.ZERO, first ? found : null);
        });
    RequestNumber number = running();

    for (int look = 0; look < 3; look++) {
      fixture.runs(CARRY_OUT, number);
      clock.move(Duration.ofSeconds(1 << look));
    }

    StepProgress progress = fixture.store.runs().of(fixture.request(number)).getFirst();
    assertEquals(found, progress.finding());
    assertEquals(PlainText.text("not yet"), progress.says());
    assertEquals(Status.WAITING, progress.mark());
    assertEquals(3, fixture.world.attempts().size());
  }

  private RequestNumber planned() {
    RequestNumber number = fixture.ask();
    assertEquals(done(), fixture.runs(PLAN, number));
    assertState(AwaitingApproval.class, number);
    return number;
  }

  private RequestNumber approved() {
    RequestNumber number = planned();
    fixture.approve(number, BEN);
    return number;
  }

  private RequestNumber running() {
    RequestNumber number = approved();
    fixture.runs(CARRY_OUT, number);
    return number;
  }

  private RequestNumber halted() {
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = running();
    fixture.runs(CARRY_OUT, number);
    assertState(Halted.class, number);
    return number;
  }

  private void approveFor(
      RequestNumber number, @Nullable Instant notBefore, @Nullable Instant notAfter) {
    var authority = new Authority.Votes(List.of(BEN));
    var approved =
        new Approved(fixture.hash(number), authority, clock.instant(), notBefore, notAfter);
    Request request = fixture.request(number).moved(approved);
    fixture.store.database().transact(it -> fixture.store.requests().save(it, request));
  }

  private void planningAsksToWait(Duration after) {
    fixture.things.plans(() -> {
      throw new TryLater(PlainText.text("503"), after);
    });
  }

  private void waiting(String step, Duration after) {
    fixture.world.ensuring(step, _ -> new StepOutcome.Wait(PlainText.text("not yet"), after));
  }

  private <S extends RequestState> S assertState(Class<S> state, RequestNumber number) {
    return assertInstanceOf(state, fixture.request(number).state());
  }
}
