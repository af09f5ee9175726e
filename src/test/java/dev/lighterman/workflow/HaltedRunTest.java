package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.FakeStep.deleted;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOY;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOYED;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Decision;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlanHash;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What halts a run, and how it goes on from there. */
@ParameterizedClass
@EnumSource
final class HaltedRunTest {
  private final ManualClock clock = new ManualClock();
  private final WorkflowFixture fixture;

  HaltedRunTest(TestDatabase kind, @TempDir Path directory) {
    fixture = SevenStepPlan.office(kind.fresh(directory), clock);
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    fixture.close();
  }

  @Test
  void whereverItFailsItHaltsAndUndoesNothingAndThenGoesOn() {
    for (PlannedStep step : DEPLOY) {
      String name = step.id().text();
      fixture.world.ensuring(name, _ -> FakeStepExecutor.failed());
      RequestNumber number = fixture.approved();

      Halted halted = fixture.await(number, Halted.class);
      assertEquals(step.id(), assertInstanceOf(Halt.Failure.class, halted.why()).step());
      assertTrue(fixture.stepStates(number).contains(name + " FAILED"));
      assertTrue(fixture.world.attempts().stream().noneMatch(each -> each.startsWith("-")));

      fixture.world.mend();
      fixture.decides(AMINA, Decision.CONTINUE, number);
      fixture.await(number, Succeeded.class);
      assertEquals(DEPLOYED, fixture.world.things(), "after a failure of " + name);
    }
  }

  @Test
  void aWaitHasADeadlineAndThenItIsTheOperatorsTurn() {
    fixture.plan(created("extension"));
    fixture.world.ensuring("extension", _ -> FakeStepExecutor.waiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "extension");

    clock.move(Duration.ofMinutes(10));
    fixture.look(number);

    Halted halted = fixture.await(number, Halted.class);
    var failure = assertInstanceOf(Halt.Failure.class, halted.why());
    assertEquals(StepOutcome.Blame.OPERATOR, failure.failed().blame());

    fixture.world.mend();
    fixture.decides(AMINA, Decision.CONTINUE, number);
    fixture.await(number, Succeeded.class);
  }

  @Test
  void whoMustActIsTold() {
    fixture.plan(created("token"));
    fixture.world.ensuring(
        "token",
        _ -> {
          throw new OperatorMustAct(PlainText.text("403"), PlainText.text("grant the role"));
        });
    RequestNumber forbidden = fixture.approved();
    var operator =
        assertInstanceOf(Halt.Failure.class, fixture.await(forbidden, Halted.class).why());
    assertEquals(PlainText.text("grant the role"), operator.failed().remedy());

    fixture.world.ensuring(
        "token",
        _ -> {
          throw new IllegalStateException("a bug, provoked by this test");
        });
    RequestNumber broken = fixture.approved();
    var ours = assertInstanceOf(Halt.Failure.class, fixture.await(broken, Halted.class).why());
    assertEquals(StepOutcome.Blame.US, ours.failed().blame());
  }

  @Test
  void stoppedItHaltsWhenTheStepInHandIsDone() {
    fixture.plan(created("token"), created("extension", "token"));
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "token");

    fixture.decides(AMINA, Decision.CANCEL, number);
    fixture.world.mend();
    clock.move(Duration.ofSeconds(1));
    fixture.look(number);

    Halted halted = fixture.await(number, Halted.class);
    assertEquals(new Halt.Stopped(AMINA), halted.why());
    assertEquals(List.of("token DONE", "extension OPEN"), fixture.stepStates(number));

    fixture.decides(BEN, Decision.CONTINUE, number);
    fixture.await(number, Succeeded.class);
  }

  @Test
  void aStepThatFailsLetsThoseInHandComeToTheirEnd() {
    fixture.plan(created("image"), created("token"), created("extension", "token"));
    fixture.world.ensuring("image", _ -> FakeStepExecutor.waiting());
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    fixture.until(() -> fixture.stepStates(number).contains("token FAILED"));
    fixture.awaitWaiting(number, "image");
    assertFalse(halted(number, Direction.FORWARD));

    fixture.world.ensuring("image", _ -> FakeStepExecutor.done("image"));
    clock.move(Duration.ofSeconds(1));
    fixture.look(number);

    fixture.await(number, Halted.class);
    assertEquals(
        List.of("image DONE", "token FAILED", "extension OPEN"), fixture.stepStates(number));
  }

  @Test
  void whatIsLeftIsListed() {
    fixture.plan(
        created("scope-map"), created("token", "scope-map"), created("extension", "token"));
    fixture.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);

    fixture.decides(AMINA, Decision.LEAVE, number);

    Left left = fixture.await(number, Left.class);
    assertEquals(2, left.exists().size());
    assertEquals(PlainText.text("CREATE scope-map"), left.exists().getFirst());
    assertEquals("remains.perhaps", left.exists().getLast().key());
  }

  @Test
  void aMendedValueKeepsTheApprovalWhereTheEffectsAreTheSame() {
    fixture.things.amends(_ -> FakePlan.claiming("local-path", true, created("extension")));
    RequestNumber number = haltedForAnotherValue();

    fixture.world.mend();
    fixture.decides(AMINA, Decision.CONTINUE_WITH, number);

    fixture.await(number, Succeeded.class);
    assertEquals("local-path", fixture.planOf(number).choices().getFirst().value());
  }

  @Test
  void aMendedValueThatDoesMoreOrLessThanApprovedIsAskedForAnew() {
    List<Plan> others =
        List.of(
            FakePlan.of(created("extension"), created("volume")),
            FakePlan.of(created("volume")),
            FakePlan.of(deleted("extension")),
            FakePlan.of());
    RequestNumber number = haltedForAnotherValue();
    PlanHash before = fixture.hash(number);

    for (Plan other : others) {
      fixture.things.amends(_ -> other);
      assertAskedAnew(number);
    }
    fixture.things.amendsNothing();
    assertAskedAnew(number);

    assertEquals(before, fixture.hash(number));
    assertTrue(halted(number, Direction.FORWARD));
  }

  @Test
  void withoutAValueThatMendsItNothingGoesOnWithOne() {
    fixture.plan(created("extension"));
    fixture.world.ensuring("extension", _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);

    assertRefused("workflow.is.halted", number);
  }

  private void assertAskedAnew(RequestNumber number) {
    assertRefused("workflow.ask-anew", number);
  }

  private void assertRefused(String key, RequestNumber number) {
    AskerMustAct refusal =
        assertThrows(
            AskerMustAct.class, () -> fixture.decides(AMINA, Decision.CONTINUE_WITH, number));
    assertEquals(key, refusal.why().key());
  }

  /** Halted at a step that says with which value it would work. */
  private RequestNumber haltedForAnotherValue() {
    fixture.plan(created("extension"));
    fixture.world.ensuring(
        "extension",
        _ ->
            new StepOutcome.Failed(
                StepOutcome.Blame.ASKER,
                PlainText.text("storage class standard is not there"),
                PlainText.text("take local-path"),
                new StepOutcome.Amendment("storage-class", "local-path")));
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);
    return number;
  }

  private boolean halted(RequestNumber number, Direction direction) {
    return fixture.request(number).state() instanceof Halted halted
        && halted.direction() == direction;
  }
}
