package dev.lighterman.site;

import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lookup that many callers need at once, each as new as if it had been made for one caller alone:
 * it is made once at a time, and callers that come meanwhile share the next one, which starts after
 * all of them came.
 */
final class CoalescingLookup<V> {
  private final Supplier<V> lookup;
  private final Lock turn = new ReentrantLock();

  /** The next lookup, which has not begun; null if nobody waits for it. */
  private @Nullable FutureTask<V> waiting;

  CoalescingLookup(Supplier<V> lookup) {
    this.lookup = lookup;
  }

  /** The value as it is now; an exception of the lookup is rethrown to all that share it. */
  V get() {
    return FutureResult.await(next());
  }

  /** It continues if its caller stops waiting, since others may share it. */
  private synchronized FutureTask<V> next() {
    FutureTask<V> next = waiting;
    if (next == null) {
      next = new FutureTask<>(this::lookUp);
      waiting = next;
      Thread.startVirtualThread(next);
    }
    return next;
  }

  private V lookUp() {
    turn.lock();
    try {
      begin();
      return lookup.get();
    } finally {
      turn.unlock();
    }
  }

  /** Who comes from now on shares another. */
  private synchronized void begin() {
    waiting = null;
  }
}
