package dev.lighterman.slack.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EditRateLimiterTest {
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final EditRateLimiter rateLimiter = new EditRateLimiter(() -> now);

  @Test
  void aMessageIsEditedOnceASecond() {
    assertEquals(Duration.ZERO, rateLimiter.take("R1"));
    now = now.plusMillis(400);
    assertEquals(Duration.ofMillis(600), rateLimiter.take("R1"));
    assertEquals(Duration.ZERO, rateLimiter.take("R2"));
    now = now.plusMillis(600);
    assertEquals(Duration.ZERO, rateLimiter.take("R1"));
  }

  @Test
  void allTogetherAreEditedFortyTimesAMinute() {
    for (int message = 0; message < 40; message++) {
      assertEquals(Duration.ZERO, rateLimiter.take("R" + message));
    }

    assertEquals(Duration.ofMinutes(1), rateLimiter.take("R40"));
    now = now.plus(Duration.ofMinutes(1));
    assertTrue(rateLimiter.take("R40").isZero());
  }
}
