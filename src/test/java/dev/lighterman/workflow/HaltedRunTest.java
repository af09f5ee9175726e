package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOY;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOYED;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RecordedDecision.Verb;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.request.RequestState.Succeeded;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.store.TestDatabase;
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
  private final WorkflowFixture office;

  HaltedRunTest(TestDatabase kind, @TempDir Path directory) {
    office = SevenStepPlan.office(kind.fresh(directory), clock);
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), office.store.audit().firstTamperedRow());
    office.close();
  }

  @Test
  void whereverItFailsItHaltsAndUndoesNothingAndThenGoesOn() {
    for (PlannedStep step : DEPLOY) {
      String name = step.id().text();
      office.world.ensuring(name, _ -> FakeStepExecutor.failed());
      RequestNumber number = office.approved();

      Halted halted = office.await(number, Halted.class);
      assertEquals(step.id(), assertInstanceOf(Halt.Failure.class, halted.why()).step());
      assertTrue(office.stepStates(number).contains(name + " FAILED"));
      assertTrue(office.world.attempts().stream().noneMatch(each -> each.startsWith("-")));

      office.world.mend();
      office.decides(AMINA, Verb.CONTINUE, number);
      office.await(number, Succeeded.class);
      assertEquals(DEPLOYED, office.world.things(), "after a failure of " + name);
    }
  }

  @Test
  void aWaitHasADeadlineAndThenItIsTheOperatorsTurn() {
    office.plan(created("extension"));
    office.world.ensuring("extension", _ -> FakeStepExecutor.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "extension");

    clock.move(Duration.ofMinutes(10));
    office.look(number);

    Halted halted = office.await(number, Halted.class);
    var failure = assertInstanceOf(Halt.Failure.class, halted.why());
    assertEquals(StepOutcome.Blame.OPERATOR, failure.failed().blame());

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
          throw new OperatorMustAct(PlainText.text("403"), PlainText.text("grant the role"));
        });
    RequestNumber forbidden = office.approved();
    var operator =
        assertInstanceOf(Halt.Failure.class, office.await(forbidden, Halted.class).why());
    assertEquals(PlainText.text("grant the role"), operator.failed().remedy());

    office.world.ensuring(
        "token",
        _ -> {
          throw new IllegalStateException("a bug, provoked by this test");
        });
    RequestNumber broken = office.approved();
    var ours = assertInstanceOf(Halt.Failure.class, office.await(broken, Halted.class).why());
    assertEquals(StepOutcome.Blame.US, ours.failed().blame());
  }

  @Test
  void stoppedItHaltsWhenTheStepInHandIsDone() {
    office.plan(created("token"), created("extension", "token"));
    office.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = office.approved();
    office.awaitWaiting(number, "token");

    office.decides(AMINA, Verb.CANCEL, number);
    office.world.mend();
    clock.move(Duration.ofSeconds(1));
    office.look(number);

    Halted halted = office.await(number, Halted.class);
    assertEquals(new Halt.Stopped(AMINA), halted.why());
    assertEquals(List.of("token DONE", "extension OPEN"), office.stepStates(number));

    office.decides(BEN, Verb.CONTINUE, number);
    office.await(number, Succeeded.class);
  }

  @Test
  void aStepThatFailsLetsThoseInHandComeToTheirEnd() {
    office.plan(created("image"), created("token"), created("extension", "token"));
    office.world.ensuring("image", _ -> FakeStepExecutor.waiting());
    office.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = office.approved();
    office.until(() -> office.stepStates(number).contains("token FAILED"));
    office.awaitWaiting(number, "image");
    assertFalse(halted(number, Direction.FORWARD));

    office.world.ensuring("image", _ -> FakeStepExecutor.done("image"));
    clock.move(Duration.ofSeconds(1));
    office.look(number);

    office.await(number, Halted.class);
    assertEquals(
        List.of("image DONE", "token FAILED", "extension OPEN"), office.stepStates(number));
  }

  @Test
  void whatIsLeftIsListed() {
    office.plan(created("scope-map"), created("token", "scope-map"), created("extension", "token"));
    office.world.ensuring("token", _ -> FakeStepExecutor.failed());
    RequestNumber number = office.approved();
    office.await(number, Halted.class);

    office.decides(AMINA, Verb.LEAVE, number);

    Left left = office.await(number, Left.class);
    assertEquals(2, left.exists().size());
    assertEquals(PlainText.text("CREATE scope-map"), left.exists().getFirst());
    assertEquals("remains.perhaps", left.exists().getLast().key());
  }

  @Test
  void aMendedValueKeepsTheApprovalWhereTheEffectsAreTheSame() {
    office.plan(created("extension"));
    office.world.ensuring(
        "extension",
        _ ->
            new StepOutcome.Failed(
                StepOutcome.Blame.ASKER,
                PlainText.text("storage class standard is not there"),
                PlainText.text("take local-path"),
                new StepOutcome.Amendment("storage-class", "local-path")));
    office.things.amends(_ -> FakePlan.claiming("local-path", true, created("extension")));
    RequestNumber number = office.approved();
    office.await(number, Halted.class);

    office.world.mend();
    office.decides(AMINA, Verb.CONTINUE_WITH, number);

    office.await(number, Succeeded.class);
    assertEquals("local-path", office.planOf(number).choices().getFirst().value());
  }

  private boolean halted(RequestNumber number, Direction direction) {
    return office.request(number).state() instanceof Halted halted
        && halted.direction() == direction;
  }
}
