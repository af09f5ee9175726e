package dev.lighterman.azure.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is left of Azure's limits, as far as the bot can know. */
final class TokenBucketTest {
  private static final Duration NOW = Duration.ZERO;

  private final AtomicLong nanoTime = new AtomicLong(-5);
  private final TokenBucket bucket = new TokenBucket(250, 25, nanoTime::get);

  @Test
  void aFullOneLetsAllItHasPassAtOnceAndThenOneAtATime() {
    for (int request = 1; request <= 250; request++) {
      assertEquals(NOW, bucket.await(0, NOW));
      assertEquals(request, bucket.take(0));
    }
    assertEquals(Duration.ofMillis(40), bucket.await(0, NOW));
    pass(Duration.ofMillis(40));
    assertEquals(NOW, bucket.await(0, NOW));
  }

  @Test
  void whoWaitsComesBeforeWhoComesLater() {
    bucket.remain(takes(1), 0);
    assertEquals(Duration.ofMillis(40), bucket.await(0, Duration.ofSeconds(1)));
    assertEquals(Duration.ofMillis(80), bucket.await(0, Duration.ofSeconds(1)));
    assertEquals(Duration.ofMillis(120), bucket.await(0, NOW), "and does not wait");
    assertEquals(Duration.ofMillis(120), bucket.await(0, Duration.ofSeconds(1)));
    bucket.leave(0);
    assertEquals(Duration.ofMillis(120), bucket.await(0, NOW));
  }

  @Test
  void someLeaveAShareToOthers() {
    bucket.remain(takes(1), 60);
    assertEquals(Duration.ofMillis(41 * 40), bucket.await(100, NOW));
    assertEquals(NOW, bucket.await(0, NOW));
  }

  @Test
  void whoSparesFewerComesFirst() {
    bucket.remain(takes(1), 100);
    Duration wait = Duration.ofSeconds(10);
    for (int run = 1; run <= 3; run++) {
      assertEquals(Duration.ofMillis(run * 40L), bucket.await(100, wait));
    }
    assertEquals(NOW, bucket.await(0, NOW));
    assertEquals(Duration.ofMillis(5 * 40), bucket.await(100, wait), "behind all of them");
  }

  @Test
  void azureSaysHowManyRemainForWhatWasSentUntilThen() {
    long first = takes(1);
    takes(9);
    bucket.remain(first, 10);
    assertEquals(NOW, bucket.await(0, NOW));
    bucket.take(0);
    assertEquals(Duration.ofMillis(40), bucket.await(0, NOW));
    bucket.remain(takes(0), 12_000);
    assertEquals(NOW, bucket.await(11_000, NOW));
  }

  @Test
  void aLargerLimitThanTheUsualIsKept() {
    bucket.remain(takes(1), 12_000);
    pass(Duration.ofMinutes(1));
    assertEquals(NOW, bucket.await(11_999, NOW));
    assertEquals(Duration.ofMillis(80), bucket.await(12_000, NOW));
  }

  @Test
  void afterARefusalNothingIsSentForAWhile() {
    assertFalse(bucket.blocked().isPositive());
    bucket.block(Duration.ofSeconds(17));
    pass(Duration.ofSeconds(16));
    assertEquals(Duration.ofSeconds(1), bucket.blocked());
    pass(Duration.ofSeconds(1));
    assertTrue(bucket.blocked().isZero());
  }

  /** Takes this many tokens; answers the number of the last request. */
  private long takes(int count) {
    long number = 0;
    for (int request = 0; request < count; request++) {
      bucket.await(0, NOW);
      number = bucket.take(0);
    }
    return number;
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }
}
