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

/** Where a run is: its state, and how far each step of its plan is. */
record RunSnapshot(Request request, Moving state, Map<StepId, StepExecution> attempts) {
  DirectionStrategy direction() {
    return DirectionStrategy.of(state);
  }

  List<PlannedStep> remaining() {
    return direction().remaining(plan(), attempts);
  }

  /** The steps to attempt or to wait for; on the way to a halt only those that were begun. */
  List<PlannedStep> open() {
    boolean halting = halt().isPresent();
    return direction().ready(plan(), attempts).stream()
        .filter(step -> failed(step.id()).isEmpty())
        .filter(step -> !halting || (begun(step.id()) && !atOnce()))
        .toList();
  }

  /** Why it is to halt, if it is; a failure tells people more than a person's wish. */
  Optional<Halt> halt() {
    Stop stop = state.stop();
    Optional<Halt> wish =
        stop == null ? Optional.empty() : Optional.of(new Halt.Stopped(stop.by()));
    return remaining().stream()
        .map(PlannedStep::id)
        .flatMap(id -> failed(id).stream())
        .findFirst()
        .or(() -> wish);
  }

  /** What a step may know that is attempted now. */
  RunInfo run(StepExecution attempt, Instant now) {
    Instant since = Objects.requireNonNull(attempt.since());
    return new RunInfo(request.number(), state.began(), since, now);
  }

  private Plan plan() {
    return Objects.requireNonNull(request.plan());
  }

  private Optional<Halt> failed(StepId id) {
    StepExecution attempt = attempts.get(id);
    return attempt == null || attempt.failed() == null
        ? Optional.empty()
        : Optional.of(new Halt.Failure(id, attempt.failed()));
  }

  private boolean begun(StepId id) {
    StepExecution attempt = attempts.get(id);
    return attempt != null && attempt.since() != null;
  }

  private boolean atOnce() {
    Stop stop = state.stop();
    return stop != null && stop.atOnce();
  }
}
