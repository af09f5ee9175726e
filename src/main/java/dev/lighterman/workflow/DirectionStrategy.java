package dev.lighterman.workflow;

import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.RequestState.Moving;
import dev.lighterman.request.RequestState.Running;
import dev.lighterman.request.RequestState.Undoing;
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

/** The remaining steps of a run, their order and how to execute them: forward or undo. */
sealed interface DirectionStrategy {
  static DirectionStrategy of(Moving state) {
    return switch (state) {
      case Running _ -> new Forward();
      case Undoing _ -> new Undo();
    };
  }

  /** The steps that are not finished. */
  List<PlannedStep> remaining(Plan plan, Map<StepId, StepExecution> attempts);

  /** The remaining steps whose dependencies are met. */
  List<PlannedStep> ready(Plan plan, Map<StepId, StepExecution> attempts);

  StepOutcome attempt(StepExecutor executor, Step step, RunInfo run);

  /**
   * The status of a step that needs no more attempts.
   *
   * @param undone its status if it was to be undone
   */
  Status finished(Status undone);

  /** Executes every step, each after the steps that it needs. */
  record Forward() implements DirectionStrategy {
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
    public Status finished(Status undone) {
      return Status.DONE;
    }
  }

  /**
   * Undoes every step that started and changed something, each after the steps that needed it,
   * directly or indirectly. What was kept or deleted is left alone.
   */
  record Undo() implements DirectionStrategy {
    @Override
    public List<PlannedStep> remaining(Plan plan, Map<StepId, StepExecution> attempts) {
      return RunOutcome.of(plan, attempts.values().stream().map(StepExecution::progress).toList())
          .toUndo();
    }

    @Override
    public List<PlannedStep> ready(Plan plan, Map<StepId, StepExecution> attempts) {
      List<PlannedStep> remaining = remaining(plan, attempts);
      Set<StepId> needed = new HashSet<>();
      List<PlannedStep> ready = new ArrayList<>();
      for (PlannedStep step : plan.steps().reversed()) {
        boolean isNeeded = needed.contains(step.id());
        boolean isRemaining = remaining.contains(step);
        if (isRemaining && !isNeeded) {
          ready.add(step);
        }
        if (isRemaining || isNeeded) {
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
    public Status finished(Status undone) {
      return undone;
    }
  }
}
