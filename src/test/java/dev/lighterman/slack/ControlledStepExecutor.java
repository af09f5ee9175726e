package dev.lighterman.slack;

import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepOutcome.Blame;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.PlainText;
import dev.lighterman.workflow.StepExecutor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finishes each step at its first attempt, unless the test holds it or makes it fail. */
public final class ControlledStepExecutor implements StepExecutor {
  public final Set<String> held = ConcurrentHashMap.newKeySet();
  public final Set<String> broken = ConcurrentHashMap.newKeySet();

  @Override
  public StepOutcome ensure(Step step, RunInfo run) {
    String name = ((FakeNamedStep) step).name();
    if (held.contains(name)) {
      return new StepOutcome.Wait(PlainText.text(name + " is being made"), Duration.ofMillis(100));
    }
    if (broken.contains(name)) {
      return new StepOutcome.Failed(
          Blame.OPERATOR, PlainText.text(name + " is broken"), PlainText.text("mend it"), null);
    }
    return new StepOutcome.Done(PlainText.text(name + " made"), null);
  }

  @Override
  public Step refreshed(Step step, RunInfo run, Status reached) {
    return step;
  }

  @Override
  public StepOutcome undo(Step step, RunInfo run) {
    return new StepOutcome.Done(PlainText.text(((FakeNamedStep) step).name() + " gone"), null);
  }
}
