package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.FakeStep.deleted;
import static dev.lighterman.workflow.FakeStep.kept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.store.StepExecution;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which steps are next, forward and back. */
final class DirectionStrategyTest {
  private static final DirectionStrategy FORWARD = new DirectionStrategy.Forward();
  private static final DirectionStrategy BACK = new DirectionStrategy.Undo();
  private static final Plan PLAN =
      FakePlan.of(
          created("scope-map"),
          kept("endpoint", "scope-map"),
          created("token", "endpoint"),
          created("volume"),
          deleted("trial", "volume"));

  private final Map<StepId, StepExecution> attempts = new LinkedHashMap<>();

  @Test
  void forwardAStepIsReadyWhenAllThatItNeedsIsDone() {
    assertEquals(List.of("scope-map", "volume"), ready(FORWARD));

    stands("scope-map", Status.WAITING);
    stands("volume", Status.DONE);
    assertEquals(List.of("scope-map", "trial"), ready(FORWARD));
    assertEquals(List.of("scope-map", "endpoint", "token", "trial"), remaining(FORWARD));

    stands("scope-map", Status.DONE);
    stands("endpoint", Status.FAILED);
    assertEquals(List.of("endpoint", "trial"), ready(FORWARD));

    stands("endpoint", Status.DONE);
    stands("token", Status.DONE);
    stands("trial", Status.DONE);
    assertEquals(List.of(), remaining(FORWARD));
  }

  @Test
  void backAStepIsReadyWhenAllThatNeededItIsUndone() {
    PLAN.steps().forEach(step -> stands(step.id().text(), Status.DONE));

    assertEquals(List.of("volume", "token"), ready(BACK), "what it only deleted needs no undo");
    assertEquals(List.of("volume", "token", "scope-map"), remaining(BACK));

    stands("volume", Status.LEFT_IN_PLACE);
    stands("token", Status.WAITING);
    assertEquals(
        List.of("token"), ready(BACK), "the scope map is needed by way of what was only kept");

    stands("token", Status.NOTHING_TO_UNDO);
    assertEquals(List.of("scope-map"), ready(BACK));

    stands("scope-map", Status.UNDONE);
    assertEquals(List.of(), remaining(BACK));
  }

  @Test
  void whatNeverStartedIsNotUndone() {
    stands("scope-map", Status.FAILED);

    assertEquals(List.of("scope-map"), ready(BACK));
  }

  @Test
  void aStepEndsAsDoneForwardAndAsItWasFoundBack() {
    assertEquals(Status.DONE, FORWARD.finished(Status.LEFT_IN_PLACE));
    assertEquals(Status.LEFT_IN_PLACE, BACK.finished(Status.LEFT_IN_PLACE));
  }

  @Test
  void aRunGoesForwardAndAnUndoBack() {
    var nights = new Authority.Policy("nights");
    assertInstanceOf(
        DirectionStrategy.Forward.class,
        DirectionStrategy.of(new RequestState.Running(nights, Instant.EPOCH)));
    assertInstanceOf(
        DirectionStrategy.Undo.class,
        DirectionStrategy.of(new RequestState.Undoing(nights, Instant.EPOCH)));
  }

  private void stands(String step, Status status) {
    var id = new StepId(step);
    attempts.put(
        id, StepExecution.restarted(new StepProgress(id, status, Instant.EPOCH, null, null, null)));
  }

  private List<String> ready(DirectionStrategy strategy) {
    return names(strategy.ready(PLAN, attempts));
  }

  private List<String> remaining(DirectionStrategy strategy) {
    return names(strategy.remaining(PLAN, attempts));
  }

  private static List<String> names(List<PlannedStep> steps) {
    return steps.stream().map(step -> step.id().text()).toList();
  }
}
