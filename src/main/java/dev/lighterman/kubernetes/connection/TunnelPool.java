package dev.lighterman.kubernetes.connection;

import dev.lighterman.settings.TunnelCommand;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.TryLater;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The tunnels that stand at the moment: one for a cluster, however many use it, and closed soon
 * after its last use.
 */
public final class TunnelPool implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A run looks again at least every fifteen seconds: between two looks a tunnel stays. */
  private static final Duration LINGER = Duration.ofSeconds(30);

  private final Map<ArmId, SharedTunnel> standing = new HashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration patience;
  private final Duration linger;

  public TunnelPool() {
    this(PATIENCE, LINGER);
  }

  /**
   * @param patience how long a tunnel may take to carry
   * @param linger how long it stays after its last use
   */
  TunnelPool(Duration patience, Duration linger) {
    this.patience = patience;
    this.linger = linger;
  }

  /** The use of a tunnel, until it is given back; twice is once. */
  public record Lease(Tunnel tunnel, AtomicBoolean back, Runnable giveBack)
      implements AutoCloseable {
    @Override
    public void close() {
      if (back.compareAndSet(false, true)) {
        giveBack.run();
      }
    }
  }

  /** A tunnel to use; waits until it carries, or says why it does not. */
  public Lease lease(ArmId cluster, TunnelCommand command) {
    SharedTunnel shared = taken(cluster, command);
    try {
      Tunnel tunnel = shared.tunnel().get();
      return new Lease(tunnel, new AtomicBoolean(), () -> giveBack(shared));
    } catch (ExecutionException failed) {
      giveBack(shared);
      throw failed.getCause() instanceof RuntimeException ours
          ? ours
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException gaveUp) {
      giveBack(shared);
      Thread.currentThread().interrupt();
      throw opening(cluster);
    }
  }

  private synchronized SharedTunnel taken(ArmId cluster, TunnelCommand command) {
    SharedTunnel shared = standing.get(cluster);
    if (shared == null || !shared.usable()) {
      if (shared != null) {
        shared.end();
      }
      shared = new SharedTunnel(cluster, open(cluster, command));
      standing.put(cluster, shared);
    }
    shared.take();
    return shared;
  }

  /** Aside, since whoever asked first may give up while others still wait for it. */
  private CompletableFuture<Tunnel> open(ArmId cluster, TunnelCommand command) {
    try {
      return CompletableFuture.supplyAsync(() -> Tunnel.open(cluster, command, patience), threads);
    } catch (RejectedExecutionException closing) {
      throw opening(cluster);
    }
  }

  private static TryLater opening(ArmId cluster) {
    return new TryLater(
        Sentence.of("kubernetes.tunnel-opening", "cluster", cluster.name()), Duration.ZERO);
  }

  private synchronized void giveBack(SharedTunnel shared) {
    if (shared.giveBack()) {
      CompletableFuture.delayedExecutor(linger.toNanos(), TimeUnit.NANOSECONDS, threads)
          .execute(() -> endIfIdle(shared));
    }
  }

  private void endIfIdle(SharedTunnel shared) {
    synchronized (this) {
      if (!shared.idle(linger) || !standing.remove(shared.cluster(), shared)) {
        return;
      }
    }
    shared.end();
  }

  @Override
  public void close() {
    List<SharedTunnel> last;
    synchronized (this) {
      last = List.copyOf(standing.values());
      standing.clear();
      threads.shutdownNow();
    }
    last.parallelStream().forEach(SharedTunnel::end);
    threads.close();
  }

  /** A tunnel, open or still opening, with how many use it; the pool's lock guards it. */
  private static final class SharedTunnel {
    private final ArmId cluster;
    private final CompletableFuture<Tunnel> tunnel;
    private int users;
    private long lastUse;

    SharedTunnel(ArmId cluster, CompletableFuture<Tunnel> tunnel) {
      this.cluster = cluster;
      this.tunnel = tunnel;
    }

    ArmId cluster() {
      return cluster;
    }

    CompletableFuture<Tunnel> tunnel() {
      return tunnel;
    }

    /** Whether it may still carry; one that failed or fell is opened anew. */
    boolean usable() {
      return !tunnel.isDone()
          || (!tunnel.isCompletedExceptionally() && tunnel.resultNow().isOpen());
    }

    void take() {
      users++;
    }

    /** Whether that was the last who used it. */
    boolean giveBack() {
      users--;
      lastUse = System.nanoTime();
      return users == 0;
    }

    boolean idle(Duration atLeast) {
      return users == 0 && System.nanoTime() - lastUse >= atLeast.toNanos();
    }

    /** Ends it, or lets it end as soon as it is open. */
    void end() {
      var _ = tunnel.thenAccept(Tunnel::close);
    }
  }
}
