package dev.lighterman.workflow;

import dev.lighterman.request.Effect;
import dev.lighterman.request.Step;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.request.StepProgress.Status;
import dev.lighterman.step.RunInfo;
import dev.lighterman.value.ExternalCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A world that several processes change: a file, to which each change adds a line such as {@code R1
 * token}, or {@code R1 -token} when it is undone. Beside it lie the signs by which a test and a
 * process tell each other how far they are.
 *
 * @param stalls whether the n-th request stalls in the n-th of the {@link #steps} between its
 *     change and the answer
 */
record SharedThings(Path directory, boolean stalls) implements StepExecutor {
  /** Its failure lets a request be undone. */
  private static final String LAST =
      SevenStepPlan.DEPLOY[SevenStepPlan.DEPLOY.length - 1].id().text();

  /** Every request fails at its last step from now on. */
  void fail() {
    add("fails", "");
  }

  boolean fails() {
    return !lines("fails").isEmpty();
  }

  /** What is done for each request or, if all fail, undone: nothing that was only kept. */
  List<String> steps() {
    return Stream.of(SevenStepPlan.DEPLOY)
        .filter(each -> !fails() || ((FakeStep) each.step()).kind() == Effect.Kind.CREATE)
        .map(each -> each.id().text())
        .toList();
  }

  /** One for each step that is to stall. */
  int requests() {
    return steps().size();
  }

  /** What the steps are that have changed their thing and wait for the answer. */
  List<String> stalled() {
    return lines("stalled");
  }

  /** The steps that were not allowed another change after the answer. */
  List<String> refused() {
    return lines("refused");
  }

  /** Every change, in order. */
  List<String> changes() {
    return lines("changes");
  }

  /** Whoever stalls has its answer from now on. */
  void answer() {
    add("answer", "");
  }

  /** Whoever waits for it may end. */
  void end() {
    add("end", "");
  }

  void awaitEnd() {
    await(() -> !lines("end").isEmpty());
  }

  @Override
  public StepOutcome ensure(Step step, RunInfo run) {
    String name = ((FakeStep) step).name();
    if (fails() && name.equals(LAST)) {
      return FakeStepExecutor.failed();
    }
    changeOnce(run.mark().number() + " " + name, !fails() && isToStall(name, run));
    return FakeStepExecutor.done(name);
  }

  @Override
  public StepOutcome undo(Step step, RunInfo run) {
    String name = ((FakeStep) step).name();
    changeOnce(run.mark().number() + " -" + name, isToStall(name, run));
    return FakeStepExecutor.done(name);
  }

  private boolean isToStall(String name, RunInfo run) {
    return stalls && name.equals(steps().get(run.mark().number().number() - 1));
  }

  private void changeOnce(String thing, boolean stalls) {
    if (!changes().contains(thing)) {
      change(thing, stalls);
    }
  }

  private void change(String thing, boolean stalls) {
    ExternalCalls calls = ExternalCalls.current().orElseThrow();
    calls.asked(thing, "PUT " + thing, "");
    add("changes", thing);
    if (stalls) {
      add("stalled", thing);
      await(() -> !lines("answer").isEmpty());
    }
    calls.answered(thing, "", 200);
    if (stalls) {
      changeMore(calls, thing);
    }
  }

  private void changeMore(ExternalCalls calls, String thing) {
    try {
      calls.asked("more", "PATCH " + thing, "");
      add("changes", thing);
    } catch (RuntimeException taken) {
      add("refused", thing);
      throw taken;
    }
  }

  @Override
  public Step refreshed(Step step, RunInfo run, Status reached) {
    return step;
  }

  private List<String> lines(String sign) {
    try {
      Path file = directory.resolve(sign);
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String sign, String line) {
    try {
      Files.writeString(
          directory.resolve(sign),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier so) {
    try {
      while (!so.getAsBoolean()) {
        Thread.sleep(20);
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
