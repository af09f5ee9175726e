package dev.lighterman.workflow;

import dev.lighterman.durable.Next;
import dev.lighterman.request.StepId;
import dev.lighterman.value.RequestNumber;
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
final class Round {
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

  private final Turns turns;
  private final Attempting attempting;
  private final InstantSource clock;

  Round(Turns turns, Attempting attempting, InstantSource clock) {
    this.turns = turns;
    this.attempting = attempting;
    this.clock = clock;
  }

  Next run(RequestNumber number) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return run(number, new ExecutorCompletionService<>(threads));
      } catch (InterruptedException shutdown) {
        threads.shutdownNow();
        return Next.again(Duration.ZERO);
      }
    }
  }

  private Next run(RequestNumber number, CompletionService<Work.Ended> attempts)
      throws InterruptedException {
    Set<StepId> inHand = new HashSet<>();
    Turn turn = turns.turn(number, null, inHand);
    while (turn instanceof Turn.Attempts(var work, var look)) {
      for (Work each : work) {
        inHand.add(each.step().id());
        attempts.submit(() -> attempting.attempt(each));
      }
      if (inHand.isEmpty()) {
        return Next.again(until(look));
      }
      Work.Ended ended = awaited(attempts, until(look));
      if (ended != null) {
        inHand.remove(ended.work().step().id());
      }
      turn = turns.turn(number, ended, inHand);
    }
    return Next.done();
  }

  private static Work.@Nullable Ended awaited(
      CompletionService<Work.Ended> attempts, Duration patience) throws InterruptedException {
    Future<Work.Ended> first = attempts.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
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
