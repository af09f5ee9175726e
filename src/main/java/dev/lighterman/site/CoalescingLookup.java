package dev.lighterman.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Lookups that many callers need at once, each as new as if it had been made for one caller alone:
 * one key is looked up once at a time, and callers that come meanwhile share the next lookup, which
 * starts after all of them came.
 */
final class CoalescingLookup<K, V> {
  private final Function<K, V> lookup;
  private final ConcurrentMap<K, FutureTask<V>> waiting = new ConcurrentHashMap<>();
  private final Cache<K, Lock> running = Caffeine.newBuilder().weakValues().build();

  CoalescingLookup(Function<K, V> lookup) {
    this.lookup = lookup;
  }

  /** The value as it is now; an exception of the lookup is rethrown to all that share it. */
  V get(K key) {
    return FutureResult.await(waiting.computeIfAbsent(key, this::start));
  }

  /** It continues if its caller stops waiting, since others may share it. */
  private FutureTask<V> start(K key) {
    var task = new FutureTask<>(() -> lookUp(key));
    Thread.startVirtualThread(task);
    return task;
  }

  private V lookUp(K key) {
    Lock turn = running.get(key, _ -> new ReentrantLock());
    turn.lock();
    try {
      waiting.remove(key);
      return lookup.apply(key);
    } finally {
      turn.unlock();
    }
  }
}
