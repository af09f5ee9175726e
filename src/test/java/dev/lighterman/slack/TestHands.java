package dev.lighterman.slack;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Outcome.Blame;
import dev.lighterman.request.Step;
import dev.lighterman.step.Run;
import dev.lighterman.value.Plain;
import dev.lighterman.workflow.Hands;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes each thing at its first attempt, unless the test holds it back or breaks it. */
public final class TestHands implements Hands {
  public final Set<String> held = ConcurrentHashMap.newKeySet();
  public final Set<String> broken = ConcurrentHashMap.newKeySet();

  @Override
  public Outcome ensure(Step step, Run run) {
    String name = ((TestStep) step).name();
    if (held.contains(name)) {
      return new Outcome.Wait(Plain.text(name + " is being made"), Duration.ofMillis(100));
    }
    if (broken.contains(name)) {
      return new Outcome.Failed(
          Blame.OPERATOR, Plain.text(name + " is broken"), Plain.text("mend it"), null);
    }
    return new Outcome.Done(Plain.text(name + " made"), Map.of());
  }

  @Override
  public Outcome undo(Step step, Run run) {
    return new Outcome.Done(Plain.text(((TestStep) step).name() + " gone"), Map.of());
  }
}
