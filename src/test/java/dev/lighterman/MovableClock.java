package dev.lighterman;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, moved on by hand. */
final class MovableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  private MovableClock() {}

  static MovableClock running() {
    return new MovableClock();
  }

  synchronized void moveOn(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
