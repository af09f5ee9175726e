package dev.lighterman.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Recent lookups, for searches that repeat with each typed letter. Callers share a lookup that is
 * under way, however long it takes; it continues when they stop waiting, so that the next caller
 * finds its result. A failed lookup is repeated.
 */
final class LookupCache<K, V> {
  /** Counted from the end of a lookup: recent enough to search in, too old to decide by. */
  static final Duration FRESH = Duration.ofSeconds(20);

  static final int MAX_ENTRIES = 50;

  private static final Duration UNTIL_IT_ENDS = Duration.ofDays(1);

  private final Function<K, V> lookup;
  private final Cache<K, FutureTask<V>> lookups;

  LookupCache(InstantSource clock, Function<K, V> lookup) {
    this.lookup = lookup;
    this.lookups =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfter(Expiry.writing((K _, FutureTask<V> lookedUp) -> timeToLive(lookedUp)))
            .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
            .executor(Runnable::run)
            .build();
  }

  /** The value, at most {@link #FRESH} old; an exception of the lookup is rethrown. */
  V get(K key) {
    return FutureResult.await(lookup(key));
  }

  /** Starts a lookup whose result will be needed soon. */
  void prefetch(K key) {
    var _ = lookup(key);
  }

  private FutureTask<V> lookup(K key) {
    FutureTask<V> recent = lookups.getIfPresent(key);
    if (recent != null && recent.state() == Future.State.FAILED) {
      lookups.asMap().remove(key, recent);
    }
    return lookups.get(key, this::start);
  }

  private FutureTask<V> start(K key) {
    var task = new FutureTask<>(() -> lookup.apply(key));
    Thread.startVirtualThread(() -> {
      task.run();
      // Its time begins now.
      lookups.asMap().replace(key, task, task);
    });
    return task;
  }

  private static <V> Duration timeToLive(FutureTask<V> lookup) {
    // Caffeine drops what is exactly as old as it may get.
    return lookup.isDone() ? FRESH.plusNanos(1) : UNTIL_IT_ENDS;
  }
}
