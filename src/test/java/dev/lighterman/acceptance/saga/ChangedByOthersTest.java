package dev.lighterman.acceptance.saga;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.ResourceInventory;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.value.Sentence;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a run is halted, somebody else changes each thing that it has touched: continuing
 * overwrites none of it unasked, and undoing leaves it.
 */
final class ChangedByOthersTest {
  @SuppressWarnings("NullAway.Init")
  private static SagaFixture world;

  @SuppressWarnings("NullAway.Init")
  private static ManualChanges somebody;

  @SuppressWarnings("NullAway.Init")
  private ResourceInventory before;

  @BeforeAll
  static void begin(@TempDir Path directory) {
    world = new SagaFixture(directory);
    somebody = new ManualChanges(world.talk());
  }

  @AfterAll
  static void end() {
    somebody.close();
    world.close();
  }

  @BeforeEach
  void look() {
    before = world.inventory();
  }

  /** Of ours; and the neighbours have what they had. */
  @AfterEach
  void leavesNothing() {
    world.talk().untilEquals(before, world::inventory);
  }

  @Test
  void aDeploymentOverwritesNothingUnasked() {
    SagaRun run = done(SagaOperation.DEPLOY);
    for (Interference each : Interference.deployment()) {
      meets(run, each);
      if (each.then() == Interference.OnContinue.MAKES_AGAIN) {
        run.ensureFrom(each.from());
      }
    }
    assertEquals(new SagaRun.Continuation.Goes(), run.continues());
    run.undoAll();
  }

  @Test
  void aCheckOverwritesNothingUnasked() {
    SagaRun run = world.plans(SagaOperation.CHECK);
    run.steps().stream()
        .filter(each -> !each.id().text().equals("remove-check"))
        .forEach(run::ensureDone);
    Interference.check().forEach(each -> meets(run, each));
    run.ensureAll();
    run.undoAll();
  }

  @Test
  void aRemovalDeletesNothingThatCameAfterIt() {
    world.plans(SagaOperation.DEPLOY).succeeds();
    SagaRun run = done(SagaOperation.REMOVE);
    Interference.removal().forEach(each -> meets(run, each));
  }

  @Test
  void whatStaysKeepsWhatItUses() {
    SagaRun run = done(SagaOperation.NONE);
    somebody.putsToken(Quickstart.NAME + "-pull", Quickstart.NAME + "-pull", false);

    Map<StepId, StepOutcome> undone = run.undoAll();

    assertStays(undone, "put-client-token");
    assertStays(undone, "put-client-scope-map");
    somebody.deletesToken(Quickstart.NAME + "-pull");
    somebody.deletesScopeMap(Quickstart.NAME + "-pull");
  }

  @Test
  void aConnectedRegistryThatStaysKeepsItsTokenAndScopeMap() {
    SagaRun run = done(SagaOperation.NONE);
    somebody.attaches(Quickstart.NAME + "-pull", "store101client");

    Map<StepId, StepOutcome> undone = run.undoAll();

    assertStays(undone, "create-connected-registry");
    assertStays(undone, "put-sync-token");
    assertStays(undone, "put-sync-scope-map");
    somebody.deletesAllOfConnectedRegistry();
  }

  private static void assertStays(Map<StepId, StepOutcome> undone, String step) {
    assertInstanceOf(StepOutcome.LeftInPlace.class, undone.get(new StepId(step)), step);
  }

  /** Somebody does it; the run continues as it may, and its step is undone as it may. */
  private void meets(SagaRun run, Interference interference) {
    PlannedStep step = run.step(interference.step());
    interference.deed().accept(somebody);
    int changes = run.changes();
    continues(run, step, interference);
    undoes(run, step, interference, changes);
    interference.mend().accept(somebody);
  }

  private static void continues(SagaRun run, PlannedStep step, Interference interference) {
    String what = interference.toString();
    int changes = run.changes();
    SagaRun.Continuation continued = run.continuesWith(step);
    assertEquals(changes, run.changes(), what);
    switch (interference.then()) {
      case ASKS -> {
        var asks = assertInstanceOf(SagaRun.Continuation.Asks.class, continued, what);
        assertTrue(
            asks.unapproved().stream()
                .allMatch(each -> each.subject().endsWith("/" + interference.thing())),
            () -> what + ": " + asks);
      }
      case HALTS -> {
        assertNames(interference, halt(run, step, continued));
        assertEquals(changes, run.changes(), what);
      }
      case KEEPS -> {
        assertInstanceOf(SagaRun.Continuation.Goes.class, continued, what);
        run.ensureAll();
        assertEquals(changes, run.changes(), what);
      }
      case MAKES_AGAIN -> assertInstanceOf(SagaRun.Continuation.Goes.class, continued, what);
    }
  }

  /** Said before any step, or by the step itself. */
  private static Sentence halt(SagaRun run, PlannedStep step, SagaRun.Continuation continued) {
    return switch (continued) {
      case SagaRun.Continuation.Halts(var why) -> why;
      case SagaRun.Continuation.Goes _ -> {
        StepOutcome outcome = run.ensure(step);
        yield assertInstanceOf(StepOutcome.Failed.class, outcome, step + ": " + outcome).cause();
      }
      case SagaRun.Continuation.Asks asks -> throw new AssertionError(step + ": " + asks);
    };
  }

  private static void undoes(
      SagaRun run, PlannedStep step, Interference interference, int changes) {
    StepOutcome undone = run.undo(step);
    assertFalse(undone instanceof StepOutcome.Failed, () -> interference + ": " + undone);
    boolean removal = run.toUndo().isEmpty();
    boolean stays = interference.then() != Interference.OnContinue.MAKES_AGAIN;
    if (stays && !removal) {
      assertNames(
          interference,
          assertInstanceOf(StepOutcome.LeftInPlace.class, undone, interference.toString()).says());
    }
    assertEquals(changes, run.changes(), interference::toString);
  }

  private static void assertNames(Interference interference, Sentence says) {
    assertTrue(says.values().containsValue(interference.thing()), () -> interference + ": " + says);
  }

  private static SagaRun done(SagaOperation operation) {
    SagaRun run = world.plans(operation);
    run.ensureAll();
    return run;
  }
}
