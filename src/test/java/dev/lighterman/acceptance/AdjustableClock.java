package dev.lighterman.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, moved on by hand. */
public final class AdjustableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  private AdjustableClock() {}

  public static AdjustableClock running() {
    return new AdjustableClock();
  }

  public synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
