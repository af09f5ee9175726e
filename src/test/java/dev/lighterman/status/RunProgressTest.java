package dev.lighterman.status;

import static dev.lighterman.status.SampleRequests.BEGAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.request.Phase;
import dev.lighterman.request.Plan;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** At which heading a run is, forward and back. */
final class RunProgressTest {
  private static final Plan PLAN = SampleRequests.deployment();
  private final List<StepProgress> steps = new ArrayList<>();

  @Test
  void aRunBeginsAtItsFirstHeading() {
    assertEquals("1 of 4 CONNECTED_REGISTRY", at(false));
  }

  @Test
  void aHeadingThatIsDoneIsPassed() {
    all(Phase.CONNECTED_REGISTRY, Status.DONE);
    assertEquals("2 of 4 EXTENSION", at(false));

    all(Phase.EXTENSION, Status.FAILED);
    assertEquals("2 of 4 EXTENSION", at(false));
  }

  @Test
  void atTheEndItIsAtTheLastHeading() {
    for (Phase phase : Phase.values()) {
      all(phase, Status.DONE);
    }

    assertEquals("4 of 4 -", at(false));
  }

  @Test
  void anUndoBeginsWhereTheRunCameToAndLeavesOutWhatNeverBegan() {
    all(Phase.CONNECTED_REGISTRY, Status.DONE);
    all(Phase.EXTENSION, Status.FAILED);
    assertEquals("1 of 2 EXTENSION", at(true));

    all(Phase.EXTENSION, Status.UNDONE);
    assertEquals("2 of 2 CONNECTED_REGISTRY", at(true));

    all(Phase.CONNECTED_REGISTRY, Status.NOTHING_TO_UNDO);
    assertEquals("2 of 2 -", at(true));
  }

  /** The test pull that failed leaves nothing behind, nor does the verification before it. */
  @Test
  void anUndoDoesNotWaitForWhatLeavesNothing() {
    all(Phase.CONNECTED_REGISTRY, Status.DONE);
    all(Phase.EXTENSION, Status.DONE);
    all(Phase.VERIFICATION, Status.DONE);
    step("put-pull-secret", Status.DONE);
    step("await-pull", Status.FAILED);
    assertEquals("1 of 3 POD", at(true));

    step("put-pull-secret", Status.UNDONE);
    assertEquals("2 of 3 EXTENSION", at(true));

    all(Phase.EXTENSION, Status.UNDONE);
    assertEquals("3 of 3 CONNECTED_REGISTRY", at(true));
  }

  @Test
  void aRemovalGoesThroughTheHeadingsTheOtherWayRound() {
    assertEquals(
        List.of(Phase.EXTENSION, Phase.CONNECTED_REGISTRY),
        RunProgress.of(SampleRequests.removal(), steps, false).phases().stream()
            .limit(2)
            .map(PhaseProgress::phase)
            .toList());
  }

  @Test
  void phasesOverlapWhereTheirStepsDo() {
    all(Phase.CONNECTED_REGISTRY, Status.DONE, 0, 10);
    all(Phase.EXTENSION, Status.DONE, 10, 60);
    assertFalse(RunProgress.of(PLAN, steps, false).overlaps(BEGAN.plusSeconds(90)));

    all(Phase.POD, Status.WAITING, 58, 59);
    assertTrue(RunProgress.of(PLAN, steps, false).overlaps(BEGAN.plusSeconds(90)));
  }

  private void all(Phase phase, Status status) {
    all(phase, status, 0, 0);
  }

  private void all(Phase phase, Status status, int began, int ended) {
    PLAN.steps().stream()
        .filter(step -> step.step().phase() == phase)
        .forEach(step -> {
          steps.removeIf(each -> each.id().equals(step.id()));
          steps.add(
              new StepProgress(
                  step.id(),
                  status,
                  BEGAN.plusSeconds(began),
                  BEGAN.plusSeconds(ended),
                  null,
                  null));
        });
  }

  private void step(String id, Status status) {
    steps.removeIf(each -> each.id().text().equals(id));
    steps.add(new StepProgress(new StepId(id), status, BEGAN, BEGAN, null, null));
  }

  private String at(boolean back) {
    RunProgress progress = RunProgress.of(PLAN, steps, back);
    Optional<PhaseProgress> current = progress.current();
    return "%d of %d %s"
        .formatted(
            progress.currentIndex(),
            progress.length(),
            current.map(each -> each.phase().name()).orElse("-"));
  }
}
