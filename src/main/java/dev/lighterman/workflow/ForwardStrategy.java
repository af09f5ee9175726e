package dev.lighterman.workflow;

import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.store.StepExecution;
import java.util.List;
import java.util.Map;

/** Every step is ensured, each after those that it needs. */
record ForwardStrategy() implements DirectionStrategy {
  @Override
  public List<PlannedStep> remaining(Plan plan, Map<StepId, StepExecution> attempts) {
    return plan.steps().stream().filter(step -> !done(step.id(), attempts)).toList();
  }

  @Override
  public List<PlannedStep> ready(Plan plan, Map<StepId, StepExecution> attempts) {
    return remaining(plan, attempts).stream()
        .filter(step -> step.needs().stream().allMatch(need -> done(need, attempts)))
        .toList();
  }

  private static boolean done(StepId id, Map<StepId, StepExecution> attempts) {
    StepExecution attempt = attempts.get(id);
    return attempt != null && attempt.progress().mark() == Status.DONE;
  }

  @Override
  public StepOutcome attempt(StepExecutor executor, Step step, RunInfo run) {
    return executor.ensure(step, run);
  }

  @Override
  public Status finishedMark() {
    return Status.DONE;
  }
}
