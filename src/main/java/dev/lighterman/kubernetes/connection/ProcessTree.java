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
 * A process with all its descendants. They have to be collected while the process runs, since they
 * can't be found after its exit.
 */
final class ProcessTree {
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(2);

  private final Set<ProcessHandle> processes = ConcurrentHashMap.newKeySet();

  ProcessTree(ProcessHandle root) {
    processes.add(root);
  }

  /** Collects the descendants that are running now. */
  void scan() {
    Set.copyOf(processes).forEach(process -> process.descendants().forEach(processes::add));
  }

  /** Terminates all processes; kills those that do not exit within the grace period. */
  void terminate() {
    scan();
    boolean interrupted = Thread.interrupted();
    processes.forEach(ProcessHandle::destroy);
    interrupted |= !awaitExit(processes);
    scan();
    processes.forEach(ProcessHandle::destroyForcibly);
    interrupted |= !awaitExit(processes);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits up to the grace period for all to exit; false if it was interrupted. */
  private static boolean awaitExit(Collection<ProcessHandle> processes) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(exits).get(GRACE_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stillRunning) {
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
