package dev.lighterman.workflow;

import dev.lighterman.durable.TaskResult;
import dev.lighterman.request.StepId;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.workflow.RunScheduler.NextSteps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Attempts the steps of a run that are ready, side by side, each as soon as what it needs is done,
 * until all that is left waits for the world.
 */
final class RunLoop {
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private final RunScheduler runScheduler;
  private final AttemptRunner attemptRunner;
  private final InstantSource clock;

  RunLoop(RunScheduler runScheduler, AttemptRunner attemptRunner, InstantSource clock) {
    this.runScheduler = runScheduler;
    this.attemptRunner = attemptRunner;
    this.clock = clock;
  }

  TaskResult run(RequestNumber number) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return run(number, new ExecutorCompletionService<>(threads));
      } catch (InterruptedException shutdown) {
        threads.shutdownNow();
        return TaskResult.again(Duration.ZERO);
      }
    }
  }

  private TaskResult run(RequestNumber number, CompletionService<StepAttempt.Ended> attempts)
      throws InterruptedException {
    Set<StepId> inHand = new HashSet<>();
    NextSteps nextSteps = runScheduler.turn(number, null, inHand);
    while (nextSteps instanceof NextSteps.Attempts(var steps, var look)) {
      for (StepAttempt each : steps) {
        inHand.add(each.step().id());
        attempts.submit(() -> attemptRunner.attempt(each));
      }
      if (inHand.isEmpty()) {
        return TaskResult.again(until(look));
      }
      StepAttempt.Ended ended = awaited(attempts, until(look));
      if (ended != null) {
        inHand.remove(ended.stepAttempt().step().id());
      }
      nextSteps = runScheduler.turn(number, ended, inHand);
    }
    return TaskResult.done();
  }

  private static StepAttempt.@Nullable Ended awaited(
      CompletionService<StepAttempt.Ended> attempts, Duration patience)
      throws InterruptedException {
    Future<StepAttempt.Ended> first = attempts.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return first == null ? null : first.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attempt broke off", e.getCause());
    }
  }

  private Duration until(@Nullable Instant look) {
    if (look == null) {
      return LONGEST_LOOK;
    }
    Duration wait = Duration.between(clock.instant(), look);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
