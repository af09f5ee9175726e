package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.ResourceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An installed instance of a connected registry on a cluster. Guarded by the world's lock. */
final class ConnectedRegistryInstance {

  /** After so many missed heartbeats in a row it is offline. */
  private static final int MAX_MISSED_HEARTBEATS = 4;

  private final ResourceId extension;
  private final ResourceId arc;
  private boolean running;
  private Optional<Observation> observation = Optional.empty();
  private int missed;
  private InstanceLog.Level logLevel = InstanceLog.Level.INFORMATION;
  private @Nullable ResourceId connectedRegistry;

  /**
   * The state in its cluster.
   *
   * @param version of all that is in the cluster: it is the same until something changes there
   * @param pod the name of the pod that runs
   * @param volumeUid empty without a volume
   */
  record Observation(long version, Optional<String> pod, String volumeUid) {
    static Observation of(SimulatedCluster cluster, String release) {
      return new Observation(
          cluster.version(),
          new HelmRelease(cluster).runningPod(release),
          cluster
              .get("PersistentVolumeClaim", HelmChart.NAMESPACE, HelmChart.CLAIM)
              .map(ObjectMeta::uid)
              .orElse(""));
    }
  }

  ConnectedRegistryInstance(ResourceId extension) {
    this.extension = extension;
    this.arc = extension.parent().orElseThrow();
  }

  ResourceId extension() {
    return extension;
  }

  ResourceId arc() {
    return arc;
  }

  /** The name of its cluster in Azure. */
  String cluster() {
    return arc().name();
  }

  /** Updates the state in its cluster. */
  void update(Observation seen) {
    running = seen.pod().isPresent();
    observation = Optional.of(seen);
  }

  /** The state in its cluster when that was last looked at. */
  Optional<Observation> observation() {
    return observation;
  }

  /** Takes it to run, or not, until the state in its cluster is looked at. */
  void assumeRunning(boolean assumed) {
    running = assumed;
  }

  /** Whether the state in its cluster was ever looked at. */
  boolean observed() {
    return observation.isPresent();
  }

  boolean running() {
    return running;
  }

  /** Identifies the instance among those of the same connected registry: by its volume. */
  String identity() {
    return observation.map(Observation::volumeUid).orElse("");
  }

  /** What it logs; a change in Azure counts from the next sync. */
  InstanceLog.Level logLevel() {
    return logLevel;
  }

  void setLogLevel(InstanceLog.Level level) {
    logLevel = level;
  }

  /** Records a contact with the parent as the instance of this connected registry. */
  void recordContact(ResourceId connected) {
    missed = 0;
    connectedRegistry = connected;
  }

  /** The connected registry of the last contact. */
  Optional<ResourceId> connectedRegistry() {
    return Optional.ofNullable(connectedRegistry);
  }

  /** Counts a heartbeat without contact; returns whether the instance is offline. */
  boolean countMissedHeartbeat() {
    return ++missed >= MAX_MISSED_HEARTBEATS;
  }
}
