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
 * The open tunnels, at most one per cluster: its users share it, and it is closed soon after its
 * last use.
 */
public final class TunnelPool implements AutoCloseable {
  private static final Duration OPEN_TIMEOUT = Duration.ofMinutes(1);

  /** Longer than the 15 seconds after which a run polls at the latest, so that it stays open. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  private final Map<ArmId, SharedTunnel> tunnels = new HashMap<>();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration openTimeout;
  private final Duration idleTimeout;

  public TunnelPool() {
    this(OPEN_TIMEOUT, IDLE_TIMEOUT);
  }

  /**
   * Opens no tunnel yet.
   *
   * @param openTimeout how long a tunnel may take until it is usable
   * @param idleTimeout how long it stays open after its last use
   */
  TunnelPool(Duration openTimeout, Duration idleTimeout) {
    this.openTimeout = openTimeout;
    this.idleTimeout = idleTimeout;
  }

  /** The use of a tunnel until it is closed; closing twice has no effect. */
  public record Lease(Tunnel tunnel, AtomicBoolean released, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      if (released.compareAndSet(false, true)) {
        release.run();
      }
    }
  }

  /** Opens a tunnel or shares an open one; waits until it is usable. */
  public Lease lease(ArmId cluster, TunnelCommand command) {
    SharedTunnel shared = acquire(cluster, command);
    try {
      Tunnel tunnel = shared.tunnel.get();
      return new Lease(tunnel, new AtomicBoolean(), () -> release(shared));
    } catch (ExecutionException e) {
      release(shared);
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      release(shared);
      Thread.currentThread().interrupt();
      throw stillOpening(cluster);
    }
  }

  private synchronized SharedTunnel acquire(ArmId cluster, TunnelCommand command) {
    SharedTunnel shared = tunnels.get(cluster);
    if (shared == null || !shared.isUsable()) {
      if (shared != null) {
        shared.close();
      }
      shared = new SharedTunnel(cluster, open(cluster, command));
      tunnels.put(cluster, shared);
    }
    shared.addUser();
    return shared;
  }

  /** In a thread of its own: its first user may be interrupted while others still wait for it. */
  private CompletableFuture<Tunnel> open(ArmId cluster, TunnelCommand command) {
    try {
      return CompletableFuture.supplyAsync(
          () -> Tunnel.open(cluster, command, openTimeout), executor);
    } catch (RejectedExecutionException closed) {
      throw stillOpening(cluster);
    }
  }

  private static TryLater stillOpening(ArmId cluster) {
    return new TryLater(
        Sentence.of("kubernetes.tunnel-opening", "cluster", cluster.name()), Duration.ZERO);
  }

  private synchronized void release(SharedTunnel shared) {
    if (shared.removeUser()) {
      CompletableFuture.delayedExecutor(idleTimeout.toNanos(), TimeUnit.NANOSECONDS, executor)
          .execute(() -> closeIfIdle(shared));
    }
  }

  private void closeIfIdle(SharedTunnel shared) {
    synchronized (this) {
      if (!shared.isIdle(idleTimeout) || !tunnels.remove(shared.cluster, shared)) {
        return;
      }
    }
    shared.close();
  }

  @Override
  public void close() {
    List<SharedTunnel> open;
    synchronized (this) {
      open = List.copyOf(tunnels.values());
      tunnels.clear();
      executor.shutdownNow();
    }
    open.parallelStream().forEach(SharedTunnel::close);
    executor.close();
  }

  /** An open or opening tunnel with its number of users; guarded by the pool's lock. */
  private static final class SharedTunnel {
    private final ArmId cluster;
    private final CompletableFuture<Tunnel> tunnel;
    private int users;
    private long lastUse;

    SharedTunnel(ArmId cluster, CompletableFuture<Tunnel> tunnel) {
      this.cluster = cluster;
      this.tunnel = tunnel;
    }

    /** False if it could not be opened or its process has exited. */
    boolean isUsable() {
      return !tunnel.isDone()
          || (!tunnel.isCompletedExceptionally() && tunnel.resultNow().isOpen());
    }

    void addUser() {
      users++;
    }

    /** Returns whether that was the last user. */
    boolean removeUser() {
      users--;
      lastUse = System.nanoTime();
      return users == 0;
    }

    boolean isIdle(Duration atLeast) {
      return users == 0 && System.nanoTime() - lastUse >= atLeast.toNanos();
    }

    /** Closes it now, or as soon as it is open. */
    void close() {
      var _ = tunnel.thenAccept(Tunnel::close);
    }
  }
}
