package dev.lighterman.workflow;

import dev.lighterman.request.Outcome;
import dev.lighterman.request.Step;
import dev.lighterman.step.Run;
import dev.lighterman.value.Plain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A world of things, with trouble where the test wants it. */
final class ThingWorld implements Hands {
  private final Set<String> things = new ConcurrentSkipListSet<>();
  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Run, Outcome>> ensuring = new ConcurrentHashMap<>();
  private final Map<String, Function<Run, Outcome>> undoing = new ConcurrentHashMap<>();
  private volatile int times = 1;

  /** From now on, whatever is attempted is attempted twice in a row. */
  void repeatEverything() {
    times = 2;
  }

  /** What ensuring a thing comes to from now on; it is there all the same. */
  void ensuring(String name, Function<Run, Outcome> outcome) {
    ensuring.put(name, outcome);
  }

  /** What undoing a thing comes to from now on; it stays. */
  void undoing(String name, Function<Run, Outcome> outcome) {
    undoing.put(name, outcome);
  }

  /** From now on everything works as it should. */
  void mend() {
    ensuring.clear();
    undoing.clear();
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

  @Override
  public Outcome ensure(Step step, Run run) {
    String name = ((Thing) step).name();
    Outcome outcome = done(name);
    for (int time = 0; time < times; time++) {
      attempts.add("+" + name);
      things.add(name);
      outcome = ensuring.getOrDefault(name, _ -> done(name)).apply(run);
    }
    return outcome;
  }

  @Override
  public Outcome undo(Step step, Run run) {
    String name = ((Thing) step).name();
    Outcome outcome = done(name);
    for (int time = 0; time < times; time++) {
      attempts.add("-" + name);
      Function<Run, Outcome> trouble = undoing.get(name);
      if (trouble == null) {
        things.remove(name);
      } else {
        outcome = trouble.apply(run);
      }
    }
    return outcome;
  }

  static Outcome done(String name) {
    return new Outcome.Done(Plain.text(name), Map.of("name", name));
  }

  static Outcome failed() {
    return new Outcome.Failed(
        Outcome.Blame.OPERATOR, Plain.text("trouble"), Plain.text("mend it"), null);
  }

  static Outcome waiting() {
    return new Outcome.Wait(Plain.text("not yet"), Duration.ZERO);
  }
}
