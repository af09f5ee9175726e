package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.edge.ConnectedRegistryInstance.Observation;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All installed instances of connected registries, with their heartbeats. */
final class ConnectedRegistryInstances {

  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(15);

  private final World world;
  private final ArcClusterMap clusters;
  private final Heartbeat heartbeat;
  private final Map<String, ConnectedRegistryInstance> byExtension = new LinkedHashMap<>();

  ConnectedRegistryInstances(World world, ArcClusterMap clusters, Heartbeat heartbeat) {
    this.world = world;
    this.clusters = clusters;
    this.heartbeat = heartbeat;
  }

  /** Adds the instance of an extension; the caller holds the world's lock. */
  void add(ResourceId extension) {
    var _ = instance(extension);
  }

  /**
   * Adds the instance of a seeded extension; the caller holds the world's lock.
   *
   * @param running whether it is taken to run until its cluster has started
   */
  void add(ResourceId extension, boolean running) {
    var instance = instance(extension);
    instance.assumeRunning(running);
    heartbeat.recordSeeded(instance);
  }

  private ConnectedRegistryInstance instance(ResourceId extension) {
    return byExtension.computeIfAbsent(
        extension.key(), _ -> new ConnectedRegistryInstance(extension));
  }

  /** Removes the instance of an extension; the caller holds the world's lock. */
  void remove(ResourceId extension) {
    Optional.ofNullable(byExtension.remove(extension.key())).ifPresent(heartbeat::remove);
  }

  /** The instance with this cluster IP in this cluster; the caller holds the lock. */
  Optional<ConnectedRegistryInstance> at(String cluster, String serviceIp) {
    return byExtension.values().stream()
        .filter(instance -> clusters.context(instance.arc()).equals(cluster))
        .filter(instance ->
            world
                .resources()
                .find(instance.extension())
                .filter(extension -> ExtensionSettings.of(extension).serviceIp().equals(serviceIp))
                .isPresent())
        .findFirst();
  }

  /** Whether a fault is about an instance in this cluster; the caller holds the lock. */
  boolean anyHas(String fault, String cluster) {
    return byExtension.values().stream()
        .filter(instance -> clusters.context(instance.arc()).equals(cluster))
        .flatMap(instance -> world.resources().find(instance.extension()).stream())
        .anyMatch(extension -> world.faults().find(fault, names(extension)).isPresent());
  }

  /** The names by which faults are about a site. */
  static Map<String, String> names(Resource extension) {
    return Map.of(
        "cluster",
        extension.id().parent().orElseThrow().name(),
        "connectedRegistry",
        ExtensionSettings.of(extension).connectionString().name());
  }

  /** Starts the heartbeats after this duration, in the world's time. */
  void startHeartbeats(Duration first) {
    world.clock().schedule(first, "heartbeat", this::runHeartbeats);
  }

  private void runHeartbeats() {
    world.locked(() -> List.copyOf(byExtension.values())).forEach(this::runHeartbeat);
    world.clock().schedule(HEARTBEAT_INTERVAL, "heartbeat", this::runHeartbeats);
  }

  private void runHeartbeat(ConnectedRegistryInstance instance) {
    if (world.faults().find("cluster-off", "cluster", instance.cluster()).isPresent()) {
      world.runLocked(() -> {
        instance.assumeRunning(false);
        heartbeat.run(instance);
      });
      return;
    }
    if (!clusters.isSettled(instance.arc())) {
      world.runLocked(() -> heartbeat.run(instance));
      return;
    }
    var cluster = clusters.forArc(instance.arc());
    var seen =
        world
            .locked(instance::observation)
            .filter(last -> last.version() == cluster.version())
            .orElseGet(() -> Observation.of(cluster, instance.extension().name()));
    var lines =
        world.locked(() -> {
          instance.update(seen);
          return heartbeat.run(instance);
        });
    seen.pod()
        .ifPresent(name -> lines.forEach(line -> cluster.log(HelmChart.NAMESPACE, name, line)));
  }
}
