package dev.lighterman.workflow;

import static dev.lighterman.workflow.FakeStep.created;
import static dev.lighterman.workflow.WorkflowFixture.AMINA;
import static dev.lighterman.workflow.WorkflowFixture.BEN;
import static dev.lighterman.workflow.WorkflowFixture.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.request.Authority;
import dev.lighterman.request.Finding;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.store.StepExecution;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a run has in hand, and whether it should halt. */
final class RunSnapshotTest {
  private static final Instant BEGAN = Instant.parse("2026-11-24T12:00:00Z");
  private static final StepOutcome.Failed TROUBLE = (StepOutcome.Failed) FakeStepExecutor.failed();
  private static final RequestState.Running RUNNING =
      new RequestState.Running(new Authority.Policy("nights"), BEGAN);

  private final Map<StepId, StepExecution> attempts = new LinkedHashMap<>();

  @Test
  void nothingIsWrongWithARunThatGoesOn() {
    inHand("token");

    assertEquals(Optional.empty(), snapshot(RUNNING).halt());
    assertEquals(List.of("token", "image"), open(RUNNING));
  }

  @Test
  void aFailureHaltsItOnceWhatIsInHandIsOver() {
    inHand("token");
    failed("volume");

    assertEquals(
        Optional.of(new Halt.Failure(new StepId("volume"), TROUBLE)), snapshot(RUNNING).halt());
    assertEquals(List.of("token"), open(RUNNING), "the image is not begun any more");
  }

  @Test
  void aStopLetsWhatIsInHandComeToItsEnd() {
    inHand("token");
    RequestState.Running stopped = RUNNING.stop(BEN, "", false);

    assertEquals(Optional.of(new Halt.Stopped(BEN)), snapshot(stopped).halt());
    assertEquals(List.of("token"), open(stopped));
  }

  @Test
  void aStopAtOnceDoesNotWaitForIt() {
    inHand("token");

    assertEquals(List.of(), open(RUNNING.stop(BEN, "", true)));
  }

  @Test
  void aStepThatIsToBeginAgainIsNotInHand() {
    attempts.put(new StepId("token"), StepExecution.restarted(progress("token", Status.WAITING)));

    assertEquals(List.of(), open(RUNNING.stop(BEN, "", false)));
  }

  @Test
  void aFailureIsToldBeforeAStop() {
    failed("token");

    assertEquals(
        Optional.of(new Halt.Failure(new StepId("token"), TROUBLE)),
        snapshot(RUNNING.stop(BEN, "", false)).halt());
  }

  @Test
  void aStepKnowsWhenItsRunAndItselfBeganAndWhatItFound() {
    var finding = new Finding.ImportedImage("pos", "digest");
    var id = new StepId("token");
    var progress = new StepProgress(id, Status.WAITING, BEGAN, null, null, finding);
    var attempt = StepExecution.begun(progress, BEGAN.plusSeconds(5));

    RunInfo run = snapshot(RUNNING).run(attempt, BEGAN.plusSeconds(9));

    assertEquals(BEGAN, run.began());
    assertEquals(BEGAN.plusSeconds(5), run.stepBegan());
    assertEquals(BEGAN.plusSeconds(9), run.now());
    assertEquals(finding, run.finding());
    assertEquals(new RequestNumber(7), run.mark().number());
  }

  private void inHand(String step) {
    attempts.put(new StepId(step), StepExecution.begun(progress(step, Status.WAITING), BEGAN));
  }

  private void failed(String step) {
    attempts.put(
        new StepId(step), StepExecution.ended(progress(step, Status.FAILED), BEGAN, TROUBLE));
  }

  private static StepProgress progress(String step, Status status) {
    return new StepProgress(new StepId(step), status, BEGAN, null, null, null);
  }

  private List<String> open(RequestState.Moving state) {
    return snapshot(state).open().stream().map(PlannedStep::id).map(StepId::text).toList();
  }

  private RunSnapshot snapshot(RequestState.Moving state) {
    Plan plan = FakePlan.of(created("token"), created("image"), created("volume", "token"));
    return new RunSnapshot(request(state, plan), state, attempts);
  }

  private static Request request(RequestState state, @Nullable Plan plan) {
    var intent = new Intent("deploy", List.of(), new LinkedHashMap<>(), AMINA, EDGE_OPS);
    return new Request(new RequestNumber(7), 1, intent, state, plan, null, BEGAN);
  }
}
