package dev.lighterman.value;

import java.time.Duration;

/**
 * Thrown for what may work later without anybody's help: after a refused connection, a timeout, a
 * 429 or a 5xx.
 */
public final class TryLater extends RuntimeException {
  private final transient Sentence why;
  private final transient Duration after;

  /**
   * @param after how long the other side asked us to wait; zero if it did not say
   */
  public TryLater(Sentence why, Duration after) {
    super(why.toString());
    this.why = why;
    this.after = after;
  }

  public Sentence why() {
    return why;
  }

  public Duration after() {
    return after;
  }

  /** How long to wait: as long as the other side asked for, and at least this long. */
  public Duration afterAtLeast(Duration shortest) {
    return after.compareTo(shortest) > 0 ? after : shortest;
  }
}
