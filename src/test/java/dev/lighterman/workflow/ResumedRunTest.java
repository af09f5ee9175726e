package dev.lighterman.workflow;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.FakeStep.deleted;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Decision;
import dev.lighterman.request.Effect;
import dev.lighterman.request.RequestState.AwaitingReapproval;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Resuming;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.TryLater;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A halted run continues: it looks at everything again, as a start does. */
@ParameterizedClass
@EnumSource
final class ResumedRunTest {
  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;

  ResumedRunTest(TestDatabase kind, @TempDir Path directory) {
    fixture = new WorkflowFixture(kind.fresh(directory), clock, 1);
    fixture.plan(created("scope-map"), created("token", "scope-map"));
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    fixture.close();
  }

  @Test
  void whatVanishedDuringTheHaltIsMadeAgain() {
    RequestNumber number = halted("token");
    fixture.world.remove("scope-map");

    fixture.decides(AMINA, Decision.CONTINUE, number);

    fixture.await(number, Succeeded.class);
    assertEquals(List.of("scope-map", "token"), fixture.world.things());
  }

  @Test
  void whatWasDeletedIsNotDeletedASecondTime() {
    fixture.plan(deleted("extension"), created("token", "extension"));
    RequestNumber number = halted("token");

    fixture.decides(AMINA, Decision.CONTINUE, number);

    fixture.await(number, Succeeded.class);
    assertEquals(List.of("+extension", "+token", "+token"), fixture.world.attempts());
  }

  @Test
  void whatNobodyApprovedIsAskedForBeforeAnyStep() {
    RequestNumber number = halted("token");
    somebodyChanges("scope-map");
    int attempts = fixture.world.attempts().size();

    fixture.decides(AMINA, Decision.CONTINUE, number);

    var waiting = fixture.await(number, AwaitingReapproval.class);
    assertEquals(List.of(overwriting("scope-map")), waiting.added());
    assertEquals(attempts, fixture.world.attempts().size(), "nothing runs meanwhile");

    fixture.approve(number, BEN);

    fixture.await(number, Succeeded.class);
    assertEquals(
        List.of(Effect.Kind.OVERWRITE, Effect.Kind.CREATE),
        fixture.planOf(number).effects().stream().map(Effect::kind).toList());
  }

  @Test
  void whoAskedDoesNotApproveTheDifferenceEither() {
    RequestNumber number = halted("token");
    somebodyChanges("scope-map");
    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.await(number, AwaitingReapproval.class);

    assertThrows(AskerMustAct.class, () -> fixture.approve(number, AMINA));
    assertInstanceOf(AwaitingReapproval.class, fixture.request(number).state());
  }

  @Test
  void whatElseChangesBeforeTheApprovalIsAskedForToo() {
    RequestNumber number = halted("token");
    somebodyChanges("scope-map");
    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.await(number, AwaitingReapproval.class);
    somebodyChanges("token");

    fixture.approve(number, BEN);

    fixture.until(() ->
        fixture.request(number).state() instanceof AwaitingReapproval again
            && again.added().equals(List.of(overwriting("scope-map"), overwriting("token"))));
    fixture.approve(number, BEN);
    fixture.await(number, Succeeded.class);
  }

  @Test
  void whatIsRejectedExpiresOrIsWithdrawnStaysHaltedAndKeepsItsPlan() {
    RequestNumber number = halted("token");
    Halted before = assertInstanceOf(Halted.class, fixture.request(number).state());
    somebodyChanges("scope-map");

    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.await(number, AwaitingReapproval.class);
    fixture.decides(BEN, Decision.REJECT, number);
    assertEquals(before, fixture.request(number).state());

    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.await(number, AwaitingReapproval.class);
    fixture.decides(AMINA, Decision.CANCEL, number);
    assertEquals(before, fixture.request(number).state());

    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.await(number, AwaitingReapproval.class);
    clock.move(Duration.ofHours(2));
    fixture.look(number);
    assertEquals(before, fixture.await(number, Halted.class));
    assertTrue(
        fixture.planOf(number).effects().stream()
            .allMatch(effect -> effect.kind() == Effect.Kind.CREATE));
  }

  @Test
  void whatIsInTheWayKeepsItHaltedAndIsNamed() {
    RequestNumber number = halted("scope-map");
    fixture.world.refreshing(
        "token",
        () -> {
          throw new OperatorMustAct(PlainText.text("foreign"), PlainText.text("look whose it is"));
        });
    int attempts = fixture.world.attempts().size();

    fixture.decides(AMINA, Decision.CONTINUE, number);

    fixture.until(() ->
        fixture.request(number).state() instanceof Halted halted
            && halted.why() instanceof Halt.Failure(var step, var failed)
            && step.text().equals("token")
            && failed.cause().equals(PlainText.text("foreign")));
    assertEquals(attempts, fixture.world.attempts().size());
  }

  @Test
  void aServiceThatDoesNotAnswerIsWaitedForButNotForEver() {
    RequestNumber number = halted("token");
    fixture.world.refreshing(
        "token",
        () -> {
          throw new TryLater(PlainText.text("429"), Duration.ZERO);
        });

    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.await(number, Resuming.class);
    clock.move(Duration.ofMinutes(11));
    fixture.look(number);

    var halted = fixture.await(number, Halted.class);
    assertEquals(
        "workflow.waited-too-long",
        assertInstanceOf(Halt.Failure.class, halted.why()).failed().cause().key());
  }

  @Test
  void timeInWhichNobodyLookedIsNoWaiting() {
    fixture.plan(created("extension"));
    fixture.world.ensuring("extension", _ -> fixture.world.stillWaiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "extension");
    int looks = fixture.world.attempts().size();

    clock.move(Duration.ofHours(3));
    fixture.nanoTime.addAndGet(Duration.ofHours(3).toNanos());
    fixture.look(number);

    fixture.until(() -> fixture.world.attempts().size() > looks);
    assertInstanceOf(Running.class, fixture.request(number).state());
  }

  @Test
  void whoeverLostTheRunToAnotherRecordsNothing() throws InterruptedException {
    var stuck = new CountDownLatch(1);
    var resumed = new CountDownLatch(1);
    fixture.world.ensuring(
        "scope-map",
        _ -> {
          stuck.countDown();
          await(resumed);
          return FakeStepExecutor.failed();
        });
    RequestNumber number = fixture.approved();
    assertTrue(stuck.await(PATIENCE.toMinutes(), TimeUnit.MINUTES));

    fixture.store.database().transact(it -> fixture.store.runs().takeOver(it, number));
    fixture.world.mend();
    resumed.countDown();
    fixture.look(number);

    fixture.await(number, Succeeded.class);
    assertFalse(audited(number).contains("Halted"), audited(number).toString());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE.toMinutes(), TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> audited(RequestNumber number) {
    return fixture.store.audit().of(number).stream().map(AuditLog.Entry::what).toList();
  }

  /** A run that is approved, and halted by a step that now works. */
  private RequestNumber halted(String step) {
    fixture.world.ensuring(step, _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    Halted halted = fixture.await(number, Halted.class);
    assertInstanceOf(Authority.Votes.class, halted.authority());
    fixture.world.mend();
    return number;
  }

  private void somebodyChanges(String name) {
    fixture.world.refreshing(
        name, () -> new FakeStep(name, Effect.Kind.OVERWRITE, Duration.ofSeconds(10)));
  }

  private static Effect overwriting(String name) {
    return new FakeStep(name, Effect.Kind.OVERWRITE, Duration.ofSeconds(10)).effects().getFirst();
  }
}
