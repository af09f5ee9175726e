package dev.lighterman.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LookupCacheTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  private final List<String> keys = new CopyOnWriteArrayList<>();

  @Test
  void aLookupIsReusedUntilItIsTooOld() {
    LookupCache<String, String> cache = cache();

    assertEquals("seen edge", cache.get("edge"));
    move(LookupCache.FRESH);
    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge"), keys);

    move(Duration.ofMillis(1));
    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge", "edge"), keys);
  }

  @Test
  void aLookupThatTakesLongerThanItsResultIsFreshIsSharedAllTheSame() throws Exception {
    var started = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var cache =
        new LookupCache<String, String>(
            now::get,
            key -> {
              started.countDown();
              awaitQuietly(goOn);
              return lookUp(key);
            });
    cache.prefetch("edge");
    started.await();
    move(LookupCache.FRESH.multipliedBy(3));
    var letter = new FutureTask<>(() -> cache.get("edge"));
    Thread.startVirtualThread(letter);
    goOn.countDown();

    assertEquals("seen edge", letter.get());
    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge"), keys);
  }

  @Test
  void aPrefetchedLookupIsReused() throws Exception {
    var started = new CountDownLatch(1);
    var cache =
        new LookupCache<String, String>(
            now::get,
            key -> {
              started.countDown();
              return lookUp(key);
            });

    cache.prefetch("edge");
    started.await();

    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge"), keys);
  }

  @Test
  void aFailedLookupIsReportedAndRepeated() {
    var cache =
        new LookupCache<String, String>(
            now::get,
            key -> {
              if (keys.isEmpty()) {
                keys.add("nothing");
                throw new IllegalStateException("Azure is down");
              }
              return lookUp(key);
            });

    assertThrows(IllegalStateException.class, () -> cache.get("edge"));
    assertEquals("seen edge", cache.get("edge"));
  }

  @Test
  void aLookupContinuesForTheNextCallerWhenOneGivesUp() throws Exception {
    var goOn = new CountDownLatch(1);
    var cache =
        new LookupCache<String, String>(
            now::get,
            key -> {
              awaitQuietly(goOn);
              return lookUp(key);
            });
    var impatient =
        new FutureTask<>(() -> assertThrows(CancellationException.class, () -> cache.get("edge")));
    Thread waiting = Thread.startVirtualThread(impatient);
    waiting.interrupt();
    impatient.get();
    goOn.countDown();

    assertEquals("seen edge", cache.get("edge"));
    assertEquals(List.of("edge"), keys);
  }

  /** Which of them is dropped is the cache's affair. */
  @Test
  void onlySoManyAreKept() {
    LookupCache<String, String> cache = cache();
    List<String> sites =
        IntStream.rangeClosed(0, LookupCache.MAX_ENTRIES).mapToObj(site -> "site " + site).toList();
    sites.forEach(cache::get);
    keys.clear();

    sites.forEach(cache::get);
    assertFalse(keys.isEmpty());
  }

  private LookupCache<String, String> cache() {
    return new LookupCache<>(now::get, this::lookUp);
  }

  private String lookUp(String key) {
    keys.add(key);
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
