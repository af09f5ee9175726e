package dev.lighterman.kubernetes.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process with all that it starts. What it started is looked for from time to time, since it
 * can't be found any more once the process itself is gone.
 */
final class ProcessTree {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();

  ProcessTree(ProcessHandle root) {
    known.add(root);
  }

  /** Remembers what was started by now. */
  void look() {
    Set.copyOf(known).forEach(each -> each.descendants().forEach(known::add));
  }

  /** Ends all of it: asks first, then kills what does not listen. */
  void end() {
    look();
    boolean interrupted = Thread.interrupted();
    known.forEach(ProcessHandle::destroy);
    interrupted |= !ended(known);
    look();
    known.forEach(ProcessHandle::destroyForcibly);
    interrupted |= !ended(known);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a little for all of them to end; false where that was interrupted. */
  private static boolean ended(Collection<ProcessHandle> processes) {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stubborn) {
      return true;
    } catch (InterruptedException hurry) {
      return false;
    }
  }
}
