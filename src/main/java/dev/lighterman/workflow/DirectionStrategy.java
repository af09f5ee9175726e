package dev.lighterman.workflow;

import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.Direction;
import dev.lighterman.request.RequestState.Moving;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Undoing;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.store.StepExecution;
import java.util.List;
import java.util.Map;

/** Which way a run goes: what it has still to do, in which order, and how. */
sealed interface DirectionStrategy permits ForwardStrategy, UndoStrategy {
  static DirectionStrategy of(Moving state) {
    return switch (state) {
      case Running _ -> new ForwardStrategy();
      case Undoing _ -> new UndoStrategy();
    };
  }

  static DirectionStrategy of(Direction direction) {
    return switch (direction) {
      case FORWARD -> new ForwardStrategy();
      case BACK -> new UndoStrategy();
    };
  }

  /** The steps that are not through, whatever stands before them. */
  List<PlannedStep> remaining(Plan plan, Map<StepId, StepExecution> attempts);

  /** Those of the steps that are left before which nothing stands. */
  List<PlannedStep> ready(Plan plan, Map<StepId, StepExecution> attempts);

  StepOutcome attempt(StepExecutor executor, Step step, RunInfo run);

  /** How a step stands that is through. */
  Status finishedMark();
}
