package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.FakeStep.kept;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOY;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RecordedDecision.Verb;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a run that is undone. */
@ParameterizedClass
@EnumSource
final class UndoneRunTest {
  private final WorkflowFixture office;

  UndoneRunTest(TestDatabase kind, @TempDir Path directory) {
    office = SevenStepPlan.office(kind.fresh(directory), new ManualClock());
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), office.store.audit().firstTamperedRow());
    office.close();
  }

  @Test
  void whereverItFailedItCanBeUndoneTwiceOver() {
    office.world.repeatEverything();
    for (PlannedStep step : DEPLOY) {
      String name = step.id().text();
      office.world.ensuring(name, _ -> FakeStepExecutor.failed());
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
    office.world.ensuring("second", _ -> FakeStepExecutor.failed());
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
      office.world.ensuring("workload", _ -> FakeStepExecutor.failed());
      office.world.undoing(step.id().text(), _ -> FakeStepExecutor.failed());
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
  void stoppedTwiceItDoesNotEvenWaitForTheStepInHand() {
    office.plan(created("token"), created("extension", "token"));
    office.world.ensuring("token", _ -> FakeStepExecutor.waiting());
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

  private boolean halted(RequestNumber number, Direction direction) {
    return office.request(number).state() instanceof Halted halted
        && halted.direction() == direction;
  }
}
