package dev.lighterman.value;

import java.time.Duration;

/** Waiting times that double with each failure, up to a longest one. */
public record ExponentialBackoff(Duration first, Duration longest) {
  /** Enough for any longest time here, and far from an overflow. */
  private static final int MOST_DOUBLINGS = 16;

  /**
   * How long to wait before the next attempt.
   *
   * @param failures how many attempts in a row have failed; at least 1
   */
  public Duration after(int failures) {
    Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
