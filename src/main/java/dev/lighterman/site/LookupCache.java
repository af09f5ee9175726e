package dev.lighterman.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * What was looked up a moment ago, for those who ask again with each letter. A look that is under
 * way is shared, and goes on when whoever waited for it gave up, so that the next one finds it.
 */
final class LookupCache<K, V> {
  /** Young enough to search in, not to decide by. */
  static final Duration FRESH = Duration.ofSeconds(20);

  static final int MOST = 50;

  private final InstantSource clock;
  private final Function<K, V> look;
  private final Map<K, Look<V>> looks =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Look<V>> eldest) {
          return size() > MOST;
        }
      };

  private record Look<V>(FutureTask<V> found, Instant begun) {
    boolean serves(Instant now) {
      return found.state() != Future.State.FAILED && !begun.plus(FRESH).isBefore(now);
    }
  }

  LookupCache(InstantSource clock, Function<K, V> look) {
    this.clock = clock;
    this.look = look;
  }

  /** What there was at most a moment ago; what went wrong with a look is thrown. */
  V get(K key) {
    try {
      return begun(key).get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException ours
          ? ours
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody waits for it any more");
    }
  }

  /** Looks ahead, for who is about to ask. */
  void prefetch(K key) {
    var _ = begun(key);
  }

  private synchronized FutureTask<V> begun(K key) {
    Instant now = clock.instant();
    Look<V> known = looks.get(key);
    if (known != null && known.serves(now)) {
      return known.found();
    }
    var found = new FutureTask<>(() -> look.apply(key));
    looks.remove(key); // The youngest stand last.
    looks.put(key, new Look<>(found, now));
    Thread.startVirtualThread(found);
    return found;
  }
}
