package dev.lighterman.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes the scheduler poll at the time when a task is due, so that the task does not start up to
 * one polling interval late. A wake-up may get lost: the next regular poll finds the task.
 */
final class WakeUpTimer implements AutoCloseable {
  private static final Duration MAX_DELAY = Duration.ofMinutes(1);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("wake-up-timer").factory());
  private volatile Runnable action = () -> {};

  void onWakeUp(Runnable action) {
    this.action = action;
  }

  void schedule(Instant when) {
    Duration wait = Duration.between(Instant.now(), when);
    if (wait.compareTo(MAX_DELAY) < 0) {
      long millis = Math.max(0, wait.plusNanos(999_999).toMillis());
      try {
        var _ = timer.schedule(() -> action.run(), millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        // The task is in the database and runs after the next start.
        return;
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
