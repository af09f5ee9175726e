package dev.lighterman.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes the scheduler look at the very moment when something falls due, where its polls alone would
 * be late by up to their interval. It may forget, since the polls don't.
 */
final class WakeUpTimer implements AutoCloseable {
  private static final Duration NEAR = Duration.ofMinutes(1);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alarm").factory());
  private volatile Runnable ring = () -> {};

  void rings(Runnable then) {
    ring = then;
  }

  void at(Instant when) {
    Duration wait = Duration.between(Instant.now(), when);
    if (wait.compareTo(NEAR) < 0) {
      long millis = Math.max(0, wait.plusNanos(999_999).toMillis());
      try {
        var _ = timer.schedule(() -> ring.run(), millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        // Whoever starts next finds it in the database.
        return;
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
