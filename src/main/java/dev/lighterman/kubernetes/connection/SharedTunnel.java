package dev.lighterman.kubernetes.connection;

import dev.lighterman.value.ArmId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A tunnel, open or still opening, with how many use it. Its keeper's lock guards it. */
final class SharedTunnel {
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
    return !tunnel.isDone() || (!tunnel.isCompletedExceptionally() && tunnel.resultNow().isOpen());
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
