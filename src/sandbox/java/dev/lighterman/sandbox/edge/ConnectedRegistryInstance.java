package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.ResourceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One running, or not running, connected registry on a cluster. Guarded by the world's lock. */
final class ConnectedRegistryInstance {

  /** So many silent heartbeats in a row, and the parent takes it for offline. */
  private static final int MAX_MISSED_HEARTBEATS = 4;

  private final ResourceId extension;
  private boolean running;
  private String volumeUid = "";
  private int missed;
  private @Nullable ResourceId connectedRegistry;

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
  void update(boolean podRunning, String volumeUid) {
    running = podRunning;
    this.volumeUid = volumeUid;
  }

  boolean running() {
    return running;
  }

  /**
   * Tells it from other instances of the same connected registry: the volume keeps its identity.
   */
  String identity() {
    return volumeUid;
  }

  /** Its parent has heard it: it is this connected registry's one instance. */
  void recordContact(ResourceId connected) {
    missed = 0;
    connectedRegistry = connected;
  }

  /** The connected registry whose one instance it is, or was when last heard. */
  Optional<ResourceId> connectedRegistry() {
    return Optional.ofNullable(connectedRegistry);
  }

  /** Another heartbeat without contact; answers whether that makes it offline. */
  boolean countMissedHeartbeat() {
    return ++missed >= MAX_MISSED_HEARTBEATS;
  }
}
