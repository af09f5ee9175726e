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
 * Attempts the ready steps of a run in parallel, each as soon as the steps that it needs are done,
 * until all remaining steps wait for a retry.
 */
final class RunLoop {
  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

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
    int token = runScheduler.takeOver(number);
    Set<StepId> inFlight = new HashSet<>();
    NextSteps nextSteps = runScheduler.next(number, token, null, inFlight);
    while (nextSteps instanceof NextSteps.Attempts(var steps, var nextDue)) {
      for (StepAttempt each : steps) {
        inFlight.add(each.step().id());
        attempts.submit(() ->
            attemptRunner.attempt(
                each, call -> runScheduler.beforeCall(number, token, each.step().id(), call)));
      }
      if (inFlight.isEmpty()) {
        return TaskResult.again(timeUntil(nextDue));
      }
      StepAttempt.Ended ended = awaitNext(attempts, timeUntil(nextDue));
      if (ended != null) {
        inFlight.remove(ended.stepAttempt().step().id());
      }
      nextSteps = runScheduler.next(number, token, ended, inFlight);
    }
    return TaskResult.done();
  }

  private static StepAttempt.@Nullable Ended awaitNext(
      CompletionService<StepAttempt.Ended> attempts, Duration timeout) throws InterruptedException {
    Future<StepAttempt.Ended> first = attempts.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return first == null ? null : first.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attempt broke off", e.getCause());
    }
  }

  private Duration timeUntil(@Nullable Instant nextDue) {
    if (nextDue == null) {
      return MAX_WAIT;
    }
    Duration wait = Duration.between(clock.instant(), nextDue);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
