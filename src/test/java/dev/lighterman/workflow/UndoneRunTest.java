package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.FakeStep.kept;
import static dev.lighterman.workflow.FakeStep.shared;
import static dev.lighterman.workflow.SevenStepPlan.DEPLOY;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Decision;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.store.TestDatabase;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a run that is undone. */
@ParameterizedClass
@EnumSource
final class UndoneRunTest {
  private final WorkflowFixture fixture;

  UndoneRunTest(TestDatabase kind, @TempDir Path directory) {
    fixture = SevenStepPlan.office(kind.fresh(directory), new ManualClock());
  }

  @AfterEach
  void close() {
    assertEquals(Optional.empty(), fixture.store.audit().firstTamperedRow());
    fixture.close();
  }

  @Test
  void whatOthersShareAloneCannotBeUndone() {
    fixture.plan(shared("endpoint"), kept("site", "endpoint"));
    fixture.world.ensuring("site", _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);

    var refusal =
        assertThrows(AskerMustAct.class, () -> fixture.decides(AMINA, Decision.UNDO, number));

    assertEquals("workflow.nothing-to-undo", refusal.why().key());
    fixture.await(number, Halted.class);
  }

  @Test
  void whereverItFailedItCanBeUndoneTwiceOver() {
    fixture.world.repeatEverything();
    for (PlannedStep step : DEPLOY) {
      String name = step.id().text();
      fixture.world.ensuring(name, _ -> FakeStepExecutor.failed());
      RequestNumber number = fixture.approved();
      fixture.await(number, Halted.class);

      fixture.world.mend();
      fixture.decides(AMINA, Decision.UNDO, number);

      fixture.await(number, Undone.class);
      assertEquals(List.of("data-endpoint"), fixture.world.things(), "after a failure of " + name);
    }
  }

  @Test
  void undoingGoesBackwards() {
    fixture.plan(
        created("first"), kept("between", "first"), created("second", "between"), created("last"));
    fixture.world.ensuring("second", _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);

    fixture.decides(BEN, Decision.UNDO, number);

    fixture.await(number, Undone.class);
    List<String> undone =
        fixture.world.attempts().stream().filter(each -> each.startsWith("-")).toList();
    assertTrue(undone.indexOf("-second") < undone.indexOf("-first"), undone.toString());
    assertFalse(undone.contains("-between"), "what was only kept is not undone");
  }

  /** Its last word on the way there would be read as what is done now. */
  @Test
  void ofAStepThatIsBeingUndoneNothingIsToldThatItSaidBefore() {
    fixture.plan(created("token"), created("extension", "token"));
    fixture.world.ensuring("extension", _ -> FakeStepExecutor.failed());
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);
    List<Optional<Sentence>> told = new CopyOnWriteArrayList<>();
    for (String name : List.of("token", "extension")) {
      fixture.world.undoing(
          name,
          _ -> {
            told.add(said(number, name));
            return FakeStepExecutor.done(name);
          });
    }

    fixture.decides(BEN, Decision.UNDO, number);

    fixture.await(number, Undone.class);
    assertEquals(List.of(Optional.empty(), Optional.empty()), told);
  }

  private Optional<Sentence> said(RequestNumber number, String step) {
    return fixture.store.runs().of(fixture.request(number)).stream()
        .filter(each -> each.id().text().equals(step))
        .flatMap(each -> Stream.ofNullable(each.says()))
        .findFirst();
  }

  @Test
  void whereverUndoingFailsItHaltsAndGoesOnUndoing() {
    for (PlannedStep step : DEPLOY) {
      if (step.id().text().equals("data-endpoint")) {
        continue;
      }
      fixture.world.ensuring("workload", _ -> FakeStepExecutor.failed());
      fixture.world.undoing(step.id().text(), _ -> FakeStepExecutor.failed());
      RequestNumber number = fixture.approved();
      fixture.await(number, Halted.class);

      fixture.decides(AMINA, Decision.UNDO, number);
      fixture.until(() -> halted(number, Direction.BACK));

      fixture.world.mend();
      fixture.decides(AMINA, Decision.CONTINUE, number);
      fixture.await(number, Undone.class);
      assertEquals(List.of("data-endpoint"), fixture.world.things());
    }
  }

  @Test
  void stoppedTwiceItDoesNotEvenWaitForTheStepInHand() {
    fixture.plan(created("token"), created("extension", "token"));
    fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
    RequestNumber number = fixture.approved();
    fixture.awaitWaiting(number, "token");

    fixture.decides(AMINA, Decision.CANCEL, number);
    fixture.decides(AMINA, Decision.CANCEL, number);

    fixture.await(number, Halted.class);
    fixture.world.mend();
    fixture.decides(AMINA, Decision.UNDO, number);
    fixture.await(number, Undone.class);
    assertEquals(List.of("data-endpoint"), fixture.world.things());
  }

  private boolean halted(RequestNumber number, Direction direction) {
    return fixture.request(number).state() instanceof Halted halted
        && halted.direction() == direction;
  }
}
