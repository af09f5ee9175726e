package dev.lighterman.site;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what another thread looks up. */
final class FutureResult {
  private FutureResult() {}

  /** The result; the lookup's own exception is rethrown. */
  static <V> V await(Future<V> lookup) {
    try {
      return lookup.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException ours
          ? ours
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the caller stopped waiting");
    }
  }
}
