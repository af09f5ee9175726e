package dev.lighterman.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Recent lookups, for searches that repeat with each typed letter. Callers share a lookup that is
 * under way, however long it takes; it continues when they stop waiting, so that the next caller
 * finds its result. A failed lookup is repeated.
 */
final class LookupCache<K, V> {
  /** Counted from the end of a lookup: recent enough to search in, too old to decide by. */
  static final Duration FRESH = Duration.ofSeconds(20);

  static final int MAX_ENTRIES = 50;

  private final InstantSource clock;
  private final Function<K, V> lookup;
  private final Cache<K, Lookup<V>> lookups =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).executor(Runnable::run).build();

  LookupCache(InstantSource clock, Function<K, V> lookup) {
    this.clock = clock;
    this.lookup = lookup;
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
    Lookup<V> recent = lookups.getIfPresent(key);
    if (recent != null && recent.isOver(clock.instant())) {
      lookups.asMap().remove(key, recent);
    }
    return lookups.get(key, this::start).task;
  }

  private Lookup<V> start(K key) {
    var started = new Lookup<>(clock, () -> lookup.apply(key));
    Thread.startVirtualThread(started.task);
    return started;
  }

  private static final class Lookup<V> {
    final FutureTask<V> task;
    private volatile @Nullable Instant ended;

    Lookup(InstantSource clock, Supplier<V> lookup) {
      this.task =
          new FutureTask<>(() -> {
            try {
              return lookup.get();
            } finally {
              // Before anybody sees the result, or its time would begin later.
              ended = clock.instant();
            }
          });
    }

    boolean isOver(Instant now) {
      Instant end = ended;
      return task.state() == Future.State.FAILED || (end != null && now.isAfter(end.plus(FRESH)));
    }
  }
}
