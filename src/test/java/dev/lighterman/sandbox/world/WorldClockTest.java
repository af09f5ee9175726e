package dev.lighterman.sandbox.world;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorldClockTest {

  private final WorldClock clock = new WorldClock(1);
  private final List<String> executed = new ArrayList<>();

  @AfterEach
  void stop() {
    clock.close();
  }

  @Test
  void advanceRunsOnlyDueTimersInOrder() {
    schedule("third", 300);
    schedule("first", 100);
    schedule("second", 200);
    clock.advance(Duration.ofSeconds(250));
    assertEquals(List.of("first", "second"), executed);
    clock.advance(Duration.ofSeconds(50));
    assertEquals(List.of("first", "second", "third"), executed);
  }

  @Test
  void aTimerStartedByATimerCountsFromThatTimersDueTime() {
    clock.schedule(
        Duration.ofSeconds(100),
        "outer",
        () -> {
          executed.add("outer");
          schedule("inner", 100);
        });
    schedule("between", 150);
    clock.advance(Duration.ofSeconds(199));
    assertEquals(List.of("outer", "between"), executed);
    clock.advance(Duration.ofSeconds(1));
    assertEquals(List.of("outer", "between", "inner"), executed);
  }

  @Test
  void advanceDoesNotChangeTheInstant() {
    clock.advance(Duration.ofDays(1));
    assertTrue(Duration.between(clock.instant(), Instant.now()).abs().toMinutes() < 1);
  }

  @Test
  void aFailingTimerDoesNotStopTheOthers() {
    clock.schedule(
        Duration.ofSeconds(1),
        "failing",
        () -> {
          throw new IllegalStateException("on purpose");
        });
    schedule("next", 2);
    clock.advance(Duration.ofSeconds(2));
    assertEquals(List.of("next"), executed);
  }

  @Test
  void aSpeedChangeAppliesToPendingTimers() throws InterruptedException {
    var ran = new CountDownLatch(1);
    clock.schedule(Duration.ofHours(1), "an hour", ran::countDown);
    clock.setSpeed(1_000_000);
    assertTrue(ran.await(PATIENCE.toMinutes(), TimeUnit.MINUTES));
  }

  private void schedule(String description, int seconds) {
    clock.schedule(Duration.ofSeconds(seconds), description, () -> executed.add(description));
  }
}
