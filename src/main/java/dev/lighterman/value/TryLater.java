package dev.lighterman.value;

import java.time.Duration;

/**
 * What mends itself: a connection refused, a time-out, a 429 or a 5xx. Whoever looks later may find
 * it well.
 */
public final class TryLater extends RuntimeException {
  private final transient Sentence why;
  private final transient Duration after;

  /**
   * @param after how long the other side asked us to wait; zero where it did not say
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
}
