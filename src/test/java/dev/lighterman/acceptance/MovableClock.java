package dev.lighterman.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, moved on by hand. */
public final class MovableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  private MovableClock() {}

  public static MovableClock running() {
    return new MovableClock();
  }

  public synchronized void moveOn(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
