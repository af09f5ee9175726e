package dev.lighterman.slack.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.value.Channel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PostRateLimiterTest {
  private static final Channel EDGE_OPS = new Channel("C01EDGEOPS");
  private static final Channel STORES = new Channel("C02STORES");

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final PostRateLimiter limiter = new PostRateLimiter(() -> now);

  @Test
  void aChannelGetsOneMessageASecondAfterAShortBurst() {
    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R1", false));
    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R1", false));
    assertEquals(Duration.ofSeconds(1), limiter.take(EDGE_OPS, "R1", false));
    assertEquals(Duration.ZERO, limiter.take(STORES, "R1", false));

    now = now.plusSeconds(1);
    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R1", false));
    assertEquals(Duration.ofSeconds(1), limiter.take(EDGE_OPS, "R1", false));
  }

  @Test
  void whatWaitsForPeopleOvertakesTheOthers() {
    for (int request = 1; request <= 40; request++) {
      limiter.take(EDGE_OPS, "R" + request, false);
    }

    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R41", true));
    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R42", true));
    assertEquals(Duration.ofSeconds(1), limiter.take(EDGE_OPS, "R43", true));
    now = now.plusSeconds(1);
    assertTrue(limiter.take(EDGE_OPS, "R3", false).isPositive());
    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R43", true));
  }

  @Test
  void theOthersKeepTheirTurns() {
    limiter.take(EDGE_OPS, "R1", false);
    limiter.take(EDGE_OPS, "R2", false);
    assertEquals(Duration.ofSeconds(1), limiter.take(EDGE_OPS, "R3", false));
    assertEquals(Duration.ofSeconds(2), limiter.take(EDGE_OPS, "R4", false));
    assertEquals(Duration.ofSeconds(1), limiter.take(EDGE_OPS, "R3", false));

    now = now.plusSeconds(1);
    assertEquals(Duration.ofSeconds(1), limiter.take(EDGE_OPS, "R4", false));
    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R3", false));
    now = now.plusSeconds(1);
    assertEquals(Duration.ZERO, limiter.take(EDGE_OPS, "R4", false));
  }
}
