package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Plan;
import dev.lighterman.request.PlannedStep;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepId;
import dev.lighterman.request.StepProgress.Mark;
import dev.lighterman.step.Run;
import dev.lighterman.store.Attempt;
import java.util.List;
import java.util.Map;

/** Every step is ensured, each after those that it needs. */
record Forward() implements Course {
  @Override
  public List<PlannedStep> left(Plan plan, Map<StepId, Attempt> attempts) {
    return plan.steps().stream().filter(step -> !done(step.id(), attempts)).toList();
  }

  @Override
  public List<PlannedStep> ready(Plan plan, Map<StepId, Attempt> attempts) {
    return left(plan, attempts).stream()
        .filter(step -> step.needs().stream().allMatch(need -> done(need, attempts)))
        .toList();
  }

  private static boolean done(StepId id, Map<StepId, Attempt> attempts) {
    Attempt attempt = attempts.get(id);
    return attempt != null && attempt.progress().mark() == Mark.DONE;
  }

  @Override
  public Outcome attempt(Hands hands, Step step, Run run) {
    return hands.ensure(step, run);
  }

  @Override
  public Mark through() {
    return Mark.DONE;
  }
}
