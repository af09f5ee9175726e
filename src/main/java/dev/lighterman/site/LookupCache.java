package dev.lighterman.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Recent lookups, for searches that repeat with each typed letter. Callers share a lookup that is
 * under way; it continues when they stop waiting, so that the next caller finds its result. A
 * failed lookup is repeated.
 */
final class LookupCache<K, V> {
  /** Counted from the start of a lookup: recent enough to search in, too old to decide by. */
  static final Duration FRESH = Duration.ofSeconds(20);

  static final int MAX_ENTRIES = 50;

  private final Function<K, V> lookup;
  private final Cache<K, FutureTask<V>> lookups;

  LookupCache(InstantSource clock, Function<K, V> lookup) {
    this.lookup = lookup;
    this.lookups =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(FRESH.plusNanos(1)) // Caffeine drops what is exactly this old.
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
    Thread.startVirtualThread(task);
    return task;
  }
}
