package dev.lighterman.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The system's clock, moved on by hand, and alone by hand once it is stopped. */
public final class AdjustableClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;
  private volatile @Nullable Instant stopped;

  private AdjustableClock() {}

  public static AdjustableClock running() {
    return new AdjustableClock();
  }

  public synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /** From now on it moves by hand alone. */
  public void stop() {
    stopped = Instant.now();
  }

  @Override
  public Instant instant() {
    Instant base = stopped;
    return (base == null ? Instant.now() : base).plus(ahead);
  }
}
