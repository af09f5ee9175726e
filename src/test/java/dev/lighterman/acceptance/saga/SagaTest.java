package dev.lighterman.acceptance.saga;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.acceptance.SecondInstance;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every step of every operation, forward and back: refused, attempted, attempted again. A world
 * that is left as it was found serves the next operation.
 */
final class SagaTest {
  /** Has every operation halted at every step; testing.md names it. */
  private static final boolean ALL = Boolean.getBoolean("saga.all");

  @SuppressWarnings("NullAway.Init")
  private static SagaFixture world;

  @SuppressWarnings("NullAway.Init")
  private ResourceInventory before;

  @BeforeAll
  static void begin(@TempDir Path directory) {
    world = new SagaFixture(directory);
  }

  @AfterAll
  static void end() {
    world.close();
  }

  @BeforeEach
  void look() {
    before = world.inventory();
  }

  @AfterEach
  void leavesNothing() {
    world.talk().untilEquals(before, world::inventory);
  }

  @ParameterizedTest
  @EnumSource(names = "REMOVE", mode = EnumSource.Mode.EXCLUDE)
  void eachStepFailsContinuesAndIsRepeatedAndSoIsItsUndo(SagaOperation operation) {
    SagaRun run = planned(operation);
    run.steps().forEach(step -> failsContinuesAndIsRepeated(run, step));
    assertEquals(new SagaRun.Continuation.Goes(), run.continues());
    assertNeighbours(operation);
    run.toUndo().forEach(step -> failsToBeUndoneGoesOnAndIsRepeated(run, step));
  }

  @Test
  void eachRemovalFailsContinuesAndIsRepeatedAndNoneIsUndone() {
    deployed();
    SagaRun run = world.plans(SagaOperation.REMOVE);
    run.steps().forEach(step -> failsContinuesAndIsRepeated(run, step));
    assertEquals(new SagaRun.Continuation.Goes(), run.continues());
    assertNeighbours(SagaOperation.REMOVE);
    assertEquals(List.of(), run.toUndo());
    int changes = run.changes();
    run.steps().forEach(step -> assertInstanceOf(StepOutcome.NothingToUndo.class, run.undo(step)));
    assertEquals(changes, run.changes());
  }

  static Stream<SagaOperation> haltedAtEachStep() {
    return ALL
        ? Stream.of(SagaOperation.DEPLOY, SagaOperation.CHECK, SagaOperation.NONE)
        : Stream.of(SagaOperation.NONE);
  }

  /** Without {@link #ALL} it is the rest that {@link StepFaultsTest} leaves. */
  @ParameterizedTest
  @MethodSource("haltedAtEachStep")
  void whereverItHaltsItIsUndoneToACleanSlate(SagaOperation operation) {
    SagaRun first = planned(operation);
    for (int halts = 0; halts < first.steps().size(); halts++) {
      switchesOffWhatIsShared(operation);
      SagaRun run = first.again();
      run.steps().subList(0, halts).forEach(run::ensureDone);
      PlannedStep step = run.steps().get(halts);
      world.refusesChanges();
      run.begin(step);
      world.allowsChanges();

      run.undoAll().forEach((id, outcome) -> assertFinished(step + ": " + id, outcome));

      world.talk().clearsFaults();
      world.talk().untilEquals(before, world::inventory);
    }
  }

  /** Whatever changes something fails if it is refused; then nothing else is in its way. */
  private void failsContinuesAndIsRepeated(SagaRun run, PlannedStep step) {
    world.refusesChanges();
    StepOutcome refused = run.begin(step);
    world.allowsChanges();
    assertEquals(new SagaRun.Continuation.Goes(), run.continuesWith(step), step::toString);
    int changes = run.changes();
    run.ensureDone(step);
    assertEquals(changes < run.changes(), refused instanceof StepOutcome.Failed, step::toString);

    changes = run.changes();
    run.ensureDone(step);
    assertEquals(changes, run.changes(), () -> step + " is done twice");
  }

  private void failsToBeUndoneGoesOnAndIsRepeated(SagaRun run, PlannedStep step) {
    world.refusesChanges();
    StepOutcome refused = run.undo(step);
    world.allowsChanges();
    int changes = run.changes();
    assertFinished(step.toString(), run.undo(step));
    assertEquals(changes < run.changes(), refused instanceof StepOutcome.Failed, step::toString);

    changes = run.changes();
    assertFinished(step.toString(), run.undo(step));
    assertEquals(changes, run.changes(), () -> step + " is undone twice");
  }

  private static void assertFinished(String what, StepOutcome undone) {
    assertFalse(undone instanceof StepOutcome.Failed, () -> what + ": " + undone);
  }

  private void assertNeighbours(SagaOperation operation) {
    world
        .talk()
        .untilEquals(
            before.without(operation.own()), () -> world.inventory().without(operation.own()));
  }

  /** With every step that there may be. */
  private static SagaRun planned(SagaOperation operation) {
    switchesOffWhatIsShared(operation);
    SagaRun run = world.plans(operation);
    Set<Class<?>> steps =
        run.steps().stream().map(each -> each.step().getClass()).collect(Collectors.toSet());
    assertEquals(operation.faults().map(StepFault::step).collect(Collectors.toSet()), steps);
    return run;
  }

  /** A run switches it on again and leaves it on. The other sites need the data endpoint, too. */
  private static void switchesOffWhatIsShared(SagaOperation operation) {
    world.talk().injectsFault("provider-unregistered", "provider", "Microsoft.ExtendedLocation");
    if (operation == SagaOperation.DEPLOY) {
      world.talk().injectsFault("data-endpoint-off", "registry", "myacrregistry");
    }
    if (operation == SagaOperation.ACTIVATE) {
      SecondInstance.at101(world.talk());
    }
  }

  private static void deployed() {
    SagaRun run = world.plans(SagaOperation.DEPLOY);
    run.succeeds();
  }
}
