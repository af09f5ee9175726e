package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.ResourceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One running, or not running, connected registry on a cluster. Guarded by the world's lock. */
final class ConnectedRegistryInstance {

  /** So many silent heartbeats in a row, and the parent takes it for offline. */
  private static final int PATIENCE = 4;

  private final ResourceId extension;
  private boolean running;
  private String volume = "";
  private int missed;
  private @Nullable ResourceId serves;

  ConnectedRegistryInstance(ResourceId extension) {
    this.extension = extension;
  }

  ResourceId extension() {
    return extension;
  }

  ResourceId arc() {
    return extension.parent().orElseThrow();
  }

  /** Its cluster's name in Azure. */
  String cluster() {
    return arc().name();
  }

  /** Notes what its cluster shows of it: whether its pod runs, and on which volume. */
  void update(boolean podRuns, String volumeUid) {
    running = podRuns;
    volume = volumeUid;
  }

  boolean running() {
    return running;
  }

  /**
   * Tells it from other instances of the same connected registry: the volume keeps its identity.
   */
  String identity() {
    return volume;
  }

  /** Its parent has heard it: it is this connected registry's one instance. */
  void reached(ResourceId connectedRegistry) {
    missed = 0;
    serves = connectedRegistry;
  }

  /** The connected registry whose one instance it is, or was when last heard. */
  Optional<ResourceId> serves() {
    return Optional.ofNullable(serves);
  }

  /** Another heartbeat without contact; answers whether that makes it offline. */
  boolean countMissedHeartbeat() {
    return ++missed >= PATIENCE;
  }
}
