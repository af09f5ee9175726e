package dev.lighterman.workflow;

import dev.lighterman.store.StepExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Tells how long steps have waited while this process looked. If it was down or stalled meanwhile,
 * such as without its database, only the planned pause counts: nobody would have seen that the wait
 * was over.
 */
final class LookMonitor {
  /** A longer time without a look of any run means that the process was down or stalled. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private OptionalLong lastLook = OptionalLong.empty();

  /**
   * @param nanoTime a clock that nobody sets, in nanoseconds
   */
  LookMonitor(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Records that a step was looked at. */
  synchronized void looked() {
    lastLook = OptionalLong.of(nanoTime.getAsLong());
  }

  /** How long the step has waited in all, at the end of an attempt. */
  synchronized Duration waited(StepExecution before, Instant now) {
    Instant last = Objects.requireNonNullElse(before.looked(), before.since());
    Instant due = Objects.requireNonNullElse(before.due(), last);
    Duration sinceLast = Duration.between(last, now);
    Duration longest = Duration.between(last, due).plus(LONGEST_ATTEMPT);
    Duration counted = isStalled() && sinceLast.compareTo(longest) > 0 ? longest : sinceLast;
    looked();
    return Objects.requireNonNullElse(before.waited(), Duration.ZERO).plus(counted);
  }

  private boolean isStalled() {
    Duration usual = WaitPolicy.MAX_PAUSE.plus(LONGEST_ATTEMPT);
    return lastLook.isEmpty() || nanoTime.getAsLong() - lastLook.getAsLong() > usual.toNanos();
  }
}
