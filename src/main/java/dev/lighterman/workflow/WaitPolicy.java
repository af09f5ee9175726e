package dev.lighterman.workflow;

import java.time.Duration;

/** How long a run waits, and how often it looks meanwhile. */
final class WaitPolicy {
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration LEAST_LIMIT = Duration.ofMinutes(10);
  private static final int LOOKS = 20;
  private static final int TIMES_USUAL = 10;

  private WaitPolicy() {}

  /**
   * When to look again: a twentieth of the time waited, so that no end is slept through by more.
   */
  static Duration pause(Duration waited) {
    Duration part = waited.dividedBy(LOOKS);
    if (part.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return part.compareTo(LONGEST) > 0 ? LONGEST : part;
  }

  /** When to look again, but not before the other side wants to be asked. */
  static Duration pause(Duration waited, Duration atLeast) {
    Duration pause = pause(waited);
    return pause.compareTo(atLeast) < 0 ? atLeast : pause;
  }

  /** How long a step may wait at all. */
  static Duration limit(Duration usually) {
    Duration limit = usually.multipliedBy(TIMES_USUAL);
    return limit.compareTo(LEAST_LIMIT) < 0 ? LEAST_LIMIT : limit;
  }

  /** How long a world that can't be read is waited for before a plan is given up. */
  static Duration limit() {
    return LEAST_LIMIT;
  }
}
