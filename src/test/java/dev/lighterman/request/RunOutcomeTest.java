package dev.lighterman.request;

import static dev.lighterman.request.SampleStep.effect;
import static dev.lighterman.request.SampleStep.plan;
import static dev.lighterman.request.SampleStep.planned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Effect.Kind;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run has come to, wherever it stands still. */
final class RunOutcomeTest {
  private static final PlannedStep TOKEN = planned("token", Kind.CREATE);
  private static final PlannedStep OLD = planned("old-token", Kind.DELETE);
  private static final PlannedStep SHARED = planned("data-endpoint", Kind.KEEP);

  @Test
  void whatIsMadeExistsAndWhatIsDeletedDoesNot() {
    RunOutcome outcome = outcome(Status.DONE, Status.DONE, Status.DONE);

    assertEquals(List.of(says(Kind.CREATE, "token")), outcome.exists());
    assertEquals(List.of(says(Kind.DELETE, "old-token")), outcome.deleted());
    assertEquals(List.of(TOKEN), outcome.toUndo());
    assertEquals(List.of(effect(Kind.CREATE, "token")), outcome.takenBack());
    assertTrue(outcome.isFinished(TOKEN));
  }

  @Test
  void whatWasNotBegunIsAsBefore() {
    RunOutcome outcome = outcome(Status.OPEN, Status.OPEN, Status.OPEN);

    assertEquals(List.of(says(Kind.DELETE, "old-token")), outcome.exists());
    assertEquals(List.of(), outcome.deleted());
    assertEquals(List.of(), outcome.toUndo());
    assertFalse(outcome.isFinished(TOKEN));
    assertEquals(outcome.exists(), RunOutcome.of(plan(TOKEN, OLD), List.of()).exists());
  }

  @Test
  void whatWasBegunMayBeThere() {
    RunOutcome outcome = outcome(Status.WAITING, Status.FAILED, Status.FAILED);

    assertEquals(
        List.of(
            Sentence.of("remains.perhaps", "what", says(Kind.CREATE, "token")),
            Sentence.of("remains.perhaps", "what", says(Kind.DELETE, "old-token"))),
        outcome.exists());
    assertEquals(List.of(), outcome.deleted());
    assertEquals(List.of(TOKEN), outcome.toUndo());
  }

  @Test
  void whatIsUndoneIsOver() {
    RunOutcome outcome = outcome(Status.UNDONE, Status.DONE, Status.DONE);

    assertEquals(List.of(), outcome.exists());
    assertEquals(List.of(), outcome.toUndo());
    assertEquals(List.of(), outcome.takenBack());
  }

  private static Sentence says(Kind kind, String name) {
    return effect(kind, name).says();
  }

  private static RunOutcome outcome(Status... marks) {
    List<PlannedStep> steps = List.of(TOKEN, OLD, SHARED);
    return RunOutcome.of(
        plan(TOKEN, OLD, SHARED),
        IntStream.range(0, marks.length)
            .mapToObj(i -> new StepProgress(steps.get(i).id(), marks[i], null, null, null, null))
            .toList());
  }
}
