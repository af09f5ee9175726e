package dev.lighterman.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until the test moves it. */
public final class ManualClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public ManualClock() {
    this(Instant.parse("2026-11-24T12:00:00Z"));
  }

  ManualClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void move(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
