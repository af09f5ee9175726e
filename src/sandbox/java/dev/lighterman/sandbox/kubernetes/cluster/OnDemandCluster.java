package dev.lighterman.sandbox.kubernetes.cluster;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cluster that starts when somebody first uses it: most of a large world's are never used. */
public final class OnDemandCluster {

  private final ClusterSpec spec;
  private final BearerTokens tokens;
  private final Function<BearerTokens, SimulatedCluster> start;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable SimulatedCluster started;

  /**
   * A cluster that does not run yet.
   *
   * @param start starts it, with what runs on it from the beginning
   */
  public OnDemandCluster(ClusterSpec spec, Function<BearerTokens, SimulatedCluster> start) {
    this.spec = spec;
    this.tokens = BearerTokens.of(spec);
    this.start = start;
  }

  public ClusterSpec spec() {
    return spec;
  }

  /** The bearer tokens that it accepts, or will accept. */
  public BearerTokens tokens() {
    return tokens;
  }

  /** The running cluster; starts it if need be, so no caller may hold the world's lock. */
  public SimulatedCluster get() {
    lock.lock();
    try {
      SimulatedCluster cluster = started;
      if (cluster == null) {
        cluster = start.apply(tokens);
        started = cluster;
      }
      return cluster;
    } finally {
      lock.unlock();
    }
  }

  /** The cluster, if it runs. */
  public Optional<SimulatedCluster> started() {
    return Optional.ofNullable(started);
  }
}
