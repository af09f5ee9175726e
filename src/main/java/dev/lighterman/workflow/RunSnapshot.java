package dev.lighterman.workflow;

import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Request;
import dev.lighterman.request.RequestState.Halt;
import dev.lighterman.request.RequestState.Moving;
import dev.lighterman.request.RequestState.Stop;
import dev.lighterman.request.StepId;
import dev.lighterman.step.RunInfo;
import dev.lighterman.store.StepExecution;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A run at one moment: its state and the executions of its steps. */
record RunSnapshot(Request request, Moving state, Map<StepId, StepExecution> attempts) {
  DirectionStrategy direction() {
    return DirectionStrategy.of(state);
  }

  List<PlannedStep> remaining() {
    return direction().remaining(plan(), attempts);
  }

  /** The steps to attempt or to wait for; while halting, only those already started. */
  List<PlannedStep> open() {
    boolean halting = halt().isPresent();
    return direction().ready(plan(), attempts).stream()
        .filter(step -> failure(step.id()).isEmpty())
        .filter(step -> !halting || (started(step.id()) && !atOnce()))
        .toList();
  }

  /**
   * Why the run should halt; empty if it should not. A failure takes precedence over a person's
   * request and a freeze.
   */
  Optional<Halt> halt() {
    Stop stop = state.stop();
    Optional<Halt> stopped = Optional.ofNullable(stop).map(Stop::halt);
    return remaining().stream()
        .map(PlannedStep::id)
        .flatMap(id -> failure(id).stream())
        .findFirst()
        .or(() -> stopped);
  }

  /** The run data for a step that is attempted now. */
  RunInfo run(StepExecution attempt, Instant now) {
    Instant since = Objects.requireNonNull(attempt.since());
    return new RunInfo(request.mark(), state.began(), since, now, attempt.progress().finding());
  }

  private Plan plan() {
    return Objects.requireNonNull(request.plan());
  }

  private Optional<Halt> failure(StepId id) {
    StepExecution attempt = attempts.get(id);
    return attempt == null || attempt.failed() == null
        ? Optional.empty()
        : Optional.of(new Halt.Failure(id, attempt.failed()));
  }

  private boolean started(StepId id) {
    StepExecution attempt = attempts.get(id);
    return attempt != null && attempt.since() != null;
  }

  private boolean atOnce() {
    Stop stop = state.stop();
    return stop != null && stop.atOnce();
  }
}
