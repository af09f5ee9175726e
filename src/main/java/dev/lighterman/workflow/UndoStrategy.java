package dev.lighterman.workflow;

import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RunOutcome;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.store.StepExecution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every step that was begun and changed something is undone, each after those that needed it, even
 * if only by way of others. What was kept, or gone already, is left alone.
 */
record UndoStrategy() implements DirectionStrategy {
  @Override
  public List<PlannedStep> remaining(Plan plan, Map<StepId, StepExecution> attempts) {
    return RunOutcome.of(plan, attempts.values().stream().map(StepExecution::progress).toList())
        .toUndo();
  }

  @Override
  public List<PlannedStep> ready(Plan plan, Map<StepId, StepExecution> attempts) {
    List<PlannedStep> left = remaining(plan, attempts);
    Set<StepId> needed = new HashSet<>();
    List<PlannedStep> ready = new ArrayList<>();
    for (PlannedStep step : plan.steps().reversed()) {
      boolean isNeeded = needed.contains(step.id());
      boolean isLeft = left.contains(step);
      if (isLeft && !isNeeded) {
        ready.add(step);
      }
      if (isLeft || isNeeded) {
        needed.addAll(step.needs());
      }
    }
    return ready;
  }

  @Override
  public StepOutcome attempt(StepExecutor executor, Step step, RunInfo run) {
    return executor.undo(step, run);
  }

  @Override
  public Status finishedMark() {
    return Status.UNDONE;
  }
}
