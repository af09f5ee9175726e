package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.Decision;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.request.RequestState.Left;
import dev.lighterman.request.RequestState.Undone;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While the bot only observes, no step is executed, whoever decided what and when. */
final class ObservedRunTest {
  private static final PlannedStep[] STEPS = {
    created("scope-map"), created("token", "scope-map"), created("extension", "token")
  };

  private final ManualClock clock = new ManualClock();
  private final StoreSettings settings;

  ObservedRunTest(@TempDir Path directory) {
    settings = StoreSettings.in(directory);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONTINUE", "CONTINUE_WITH", "UNDO"})
  void whatHaltedNeitherGoesOnNorIsUndone(Decision decision) {
    try (WorkflowFixture fixture = fixture()) {
      RequestNumber number = halted(fixture);
      List<String> before = fixture.world.attempts();
      fixture.world.mend();
      fixture.world.observes(true);

      AskerMustAct refusal =
          assertThrows(AskerMustAct.class, () -> fixture.decides(AMINA, decision, number));

      assertEquals("workflow.operator", refusal.why().key());
      assertEquals(PlainText.text("only observing"), refusal.why().values().get("why"));
      fixture.await(number, Halted.class);
      assertEquals(before, fixture.world.attempts());

      fixture.world.observes(false);
      fixture.decides(AMINA, Decision.UNDO, number);
      fixture.await(number, Undone.class);
    }
  }

  @Test
  void whatHaltedIsLeft() {
    try (WorkflowFixture fixture = fixture()) {
      RequestNumber number = halted(fixture);
      fixture.world.observes(true);

      fixture.decides(AMINA, Decision.LEAVE, number);

      fixture.await(number, Left.class);
    }
  }

  @Test
  void aRunOnItsWayHaltsAtTheStartOfABotThatObservesAndSaysWhy() {
    RequestNumber number;
    try (WorkflowFixture fixture = fixture()) {
      fixture.world.ensuring("token", _ -> FakeStepExecutor.waiting());
      number = fixture.approved();
      fixture.awaitWaiting(number, "token");
    }
    try (WorkflowFixture fixture = fixture()) {
      fixture.world.observes(true);
      clock.move(Duration.ofSeconds(1));
      fixture.look(number);

      assertHaltedByObserving(fixture, number, RequestState.Direction.FORWARD);
    }
  }

  @Test
  void anUndoOnItsWayHaltsAtTheStartOfABotThatObservesAndSaysWhy() {
    RequestNumber number;
    try (WorkflowFixture fixture = fixture()) {
      number = halted(fixture);
      fixture.world.undoing("token", _ -> FakeStepExecutor.waiting());
      fixture.decides(AMINA, Decision.UNDO, number);
      fixture.awaitWaiting(number, "token");
    }
    try (WorkflowFixture fixture = fixture()) {
      fixture.world.observes(true);
      clock.move(Duration.ofSeconds(1));
      fixture.look(number);

      assertHaltedByObserving(fixture, number, RequestState.Direction.BACK);
    }
  }

  private void assertHaltedByObserving(
      WorkflowFixture fixture, RequestNumber number, RequestState.Direction direction) {
    Halted halted = fixture.await(number, Halted.class);
    assertEquals(direction, halted.direction());
    StepOutcome.Failed failed = assertInstanceOf(Halt.Failure.class, halted.why()).failed();
    assertEquals(StepOutcome.Blame.OPERATOR, failed.blame());
    assertEquals(PlainText.text("only observing"), failed.cause());
    assertEquals(PlainText.text("let me"), failed.remedy());
    assertEquals(List.of(), fixture.world.attempts());
  }

  private WorkflowFixture fixture() {
    var fixture = new WorkflowFixture(settings, clock, 1);
    fixture.plan(STEPS);
    return fixture;
  }

  /** Halted at a step whose failure suggests another value. */
  private static RequestNumber halted(WorkflowFixture fixture) {
    fixture.world.ensuring(
        "token",
        _ ->
            new StepOutcome.Failed(
                StepOutcome.Blame.ASKER,
                PlainText.text("no such class"),
                PlainText.text("take another"),
                new StepOutcome.Amendment("storage-class", "local-path")));
    RequestNumber number = fixture.approved();
    fixture.await(number, Halted.class);
    return number;
  }
}
