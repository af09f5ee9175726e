package dev.lighterman.workflow;

import dev.lighterman.request.Finding;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.PlainText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** A world of things, with trouble where the test wants it. */
public final class FakeStepExecutor implements StepExecutor {
  private final Set<String> things = new ConcurrentSkipListSet<>();
  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private final Map<String, Function<RunInfo, StepOutcome>> ensuring = new ConcurrentHashMap<>();
  private final Map<String, Function<RunInfo, StepOutcome>> undoing = new ConcurrentHashMap<>();
  private final Map<String, Supplier<Step>> refreshing = new ConcurrentHashMap<>();
  private volatile int times = 1;
  private volatile boolean observing;

  /** From now on, whatever is attempted is attempted twice in a row. */
  void repeatEverything() {
    times = 2;
  }

  /** What ensuring a thing comes to from now on; it is there all the same. */
  public void ensuring(String name, Function<RunInfo, StepOutcome> outcome) {
    ensuring.put(name, outcome);
  }

  /** What undoing a thing comes to from now on; it stays. */
  void undoing(String name, Function<RunInfo, StepOutcome> outcome) {
    undoing.put(name, outcome);
  }

  /** What a step has to be when a halted run continues; the supplier may throw. */
  void refreshing(String name, Supplier<Step> step) {
    refreshing.put(name, step);
  }

  /** From now on everything works as it should. */
  void mend() {
    refreshing.clear();
    ensuring.clear();
    undoing.clear();
  }

  void remove(String name) {
    things.remove(name);
  }

  void add(String name) {
    things.add(name);
  }

  List<String> things() {
    return List.copyOf(things);
  }

  /** What was attempted, in order, such as {@code +token} and {@code -token}. */
  List<String> attempts() {
    return List.copyOf(attempts);
  }

  /** From now on nothing may be changed, or may again. */
  void observes(boolean so) {
    observing = so;
  }

  @Override
  public void checkMayChange() {
    if (observing) {
      throw new OperatorMustAct(PlainText.text("only observing"), PlainText.text("let me"));
    }
  }

  @Override
  public StepOutcome ensure(Step step, RunInfo run) {
    checkMayChange();
    String name = ((FakeStep) step).name();
    StepOutcome outcome = done(name);
    for (int time = 0; time < times; time++) {
      attempts.add("+" + name);
      things.add(name);
      outcome = ensuring.getOrDefault(name, _ -> done(name)).apply(run);
    }
    return outcome;
  }

  @Override
  public Step refreshed(Step step, RunInfo run, Status reached) {
    return refreshing.getOrDefault(((FakeStep) step).name(), () -> step).get();
  }

  @Override
  public StepOutcome undo(Step step, RunInfo run) {
    checkMayChange();
    String name = ((FakeStep) step).name();
    StepOutcome outcome = done(name);
    for (int time = 0; time < times; time++) {
      attempts.add("-" + name);
      Function<RunInfo, StepOutcome> trouble = undoing.get(name);
      if (trouble == null) {
        things.remove(name);
      } else {
        outcome = trouble.apply(run);
      }
    }
    return outcome;
  }

  public static StepOutcome done(String name) {
    return new StepOutcome.Done(PlainText.text(name), new Finding.ImportedImage(name, "digest"));
  }

  public static StepOutcome failed() {
    return new StepOutcome.Failed(
        StepOutcome.Blame.OPERATOR, PlainText.text("trouble"), PlainText.text("mend it"), null);
  }

  /** Waits, and says so in other words each time, so that a test sees each look. */
  StepOutcome stillWaiting() {
    return new StepOutcome.Wait(PlainText.text("look " + attempts.size()), Duration.ZERO);
  }

  public static StepOutcome waiting() {
    return new StepOutcome.Wait(PlainText.text("not yet"), Duration.ZERO);
  }
}
