package dev.lighterman.workflow;

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

/**
 * A world that several processes change: a file, to which each change adds a line such as {@code R1
 * token}. Beside it lie the signs by which a test and a process tell each other how far they are.
 *
 * @param stalls whether the n-th request's n-th step stalls between its change and the answer
 */
record SharedThings(Path directory, boolean stalls) implements StepExecutor {
  static final int REQUESTS = SevenStepPlan.DEPLOY.length;

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
    String thing = run.mark().number() + " " + name;
    if (!changes().contains(thing)) {
      change(thing, stalls && name.equals(stalling(run)));
    }
    return FakeStepExecutor.done(name);
  }

  private static String stalling(RunInfo run) {
    int request = run.mark().number().number();
    return SevenStepPlan.DEPLOY[request - 1].id().text();
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

  @Override
  public StepOutcome undo(Step step, RunInfo run) {
    throw new UnsupportedOperationException();
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
