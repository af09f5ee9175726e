package dev.lighterman.sandbox.world;

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
  private final List<String> happened = new ArrayList<>();

  @AfterEach
  void stop() {
    clock.close();
  }

  @Test
  void advanceLetsWhatIsDueFallDueInOrderAndNothingElse() {
    later("third", 300);
    later("first", 100);
    later("second", 200);
    clock.advance(Duration.ofSeconds(250));
    assertEquals(List.of("first", "second"), happened);
    clock.advance(Duration.ofSeconds(50));
    assertEquals(List.of("first", "second", "third"), happened);
  }

  @Test
  void whatATimerStartsCountsFromThatTimersPlace() {
    clock.schedule(
        Duration.ofSeconds(100),
        "outer",
        () -> {
          happened.add("outer");
          later("inner", 100);
        });
    later("between", 150);
    clock.advance(Duration.ofSeconds(199));
    assertEquals(List.of("outer", "between"), happened);
    clock.advance(Duration.ofSeconds(1));
    assertEquals(List.of("outer", "between", "inner"), happened);
  }

  @Test
  void advanceNeverChangesWhatTimeItIs() {
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
    later("next", 2);
    clock.advance(Duration.ofSeconds(2));
    assertEquals(List.of("next"), happened);
  }

  @Test
  void durationsAreDividedByTheSpeedEvenWhenItChangesUnderWay() throws InterruptedException {
    var rang = new CountDownLatch(1);
    clock.schedule(Duration.ofHours(1), "an hour", rang::countDown);
    clock.setSpeed(1_000_000);
    assertTrue(rang.await(10, TimeUnit.SECONDS));
  }

  private void later(String what, int seconds) {
    clock.schedule(Duration.ofSeconds(seconds), what, () -> happened.add(what));
  }
}
