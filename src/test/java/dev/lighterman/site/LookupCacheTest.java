package dev.lighterman.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class LookupCacheTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  private final List<String> looked = new CopyOnWriteArrayList<>();

  @Test
  void aLookServesUntilItIsTooOld() {
    LookupCache<String, String> cache = cache();

    assertEquals("seen edge", cache.get("edge"));
    move(LookupCache.FRESH);
    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge"), looked);

    move(Duration.ofMillis(1));
    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge", "edge"), looked);
  }

  @Test
  void whatWasLookedAtAheadIsFound() throws Exception {
    var looking = new CountDownLatch(1);
    var cache =
        new LookupCache<String, String>(
            now::get,
            key -> {
              looking.countDown();
              return looked(key);
            });

    cache.prefetch("edge");
    looking.await();

    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge"), looked);
  }

  @Test
  void aLookThatFailedIsToldAndMadeAnew() {
    var cache =
        new LookupCache<String, String>(
            now::get,
            key -> {
              if (looked.isEmpty()) {
                looked.add("nothing");
                throw new IllegalStateException("Azure is down");
              }
              return looked(key);
            });

    assertThrows(IllegalStateException.class, () -> cache.get("edge"));
    assertEquals("seen edge", cache.get("edge"));
  }

  @Test
  void whoGivesUpLeavesTheLookToTheNext() throws Exception {
    var goOn = new CountDownLatch(1);
    var cache =
        new LookupCache<String, String>(
            now::get,
            key -> {
              awaitQuietly(goOn);
              return looked(key);
            });
    var impatient =
        new FutureTask<>(() -> assertThrows(CancellationException.class, () -> cache.get("edge")));
    Thread waiting = Thread.startVirtualThread(impatient);
    waiting.interrupt();
    impatient.get();
    goOn.countDown();

    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge"), looked);
  }

  @Test
  void onlySoManyAreRemembered() {
    LookupCache<String, String> cache = cache();
    for (int site = 0; site <= LookupCache.MOST; site++) {
      cache.get("site " + site);
    }
    looked.clear();

    cache.get("site " + LookupCache.MOST);
    assertEquals(List.of(), looked);
    cache.get("site 0");
    assertEquals(List.of("site 0"), looked);
  }

  private LookupCache<String, String> cache() {
    return new LookupCache<>(now::get, this::looked);
  }

  private String looked(String key) {
    looked.add(key);
    return "seen " + key;
  }

  private void move(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
