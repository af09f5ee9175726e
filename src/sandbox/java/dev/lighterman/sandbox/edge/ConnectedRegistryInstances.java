package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All connected registries that are installed somewhere, and the heartbeat that they live by. */
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

  /** Begins to look after an extension's instance; the caller holds the world's lock. */
  void add(ResourceId extension) {
    byExtension.computeIfAbsent(extension.key(), key -> new ConnectedRegistryInstance(extension));
  }

  /** Stops to look after it. */
  void remove(ResourceId extension) {
    Optional.ofNullable(byExtension.remove(extension.key())).ifPresent(heartbeat::remove);
  }

  /** The instance that serves at this address of this cluster; the caller holds the lock. */
  Optional<ConnectedRegistryInstance> at(String cluster, String serviceIp) {
    return byExtension.values().stream()
        .filter(instance -> clusters.forArc(instance.arc()).spec().name().equals(cluster))
        .filter(instance ->
            world
                .resources()
                .find(instance.extension())
                .filter(extension -> ExtensionSettings.of(extension).serviceIp().equals(serviceIp))
                .isPresent())
        .findFirst();
  }

  /** Beats after this duration of the world, and then for ever. */
  void startHeartbeats(Duration first) {
    world.clock().after(first, "heartbeat", this::runHeartbeats);
  }

  private void runHeartbeats() {
    world.locked(() -> List.copyOf(byExtension.values())).forEach(this::runHeartbeat);
    world.clock().after(HEARTBEAT_INTERVAL, "heartbeat", this::runHeartbeats);
  }

  private void runHeartbeat(ConnectedRegistryInstance instance) {
    var cluster = clusters.forArc(instance.arc());
    var pod = new HelmRelease(cluster).runningPod(instance.extension().name());
    var volume =
        cluster
            .get("PersistentVolumeClaim", HelmChart.NAMESPACE, HelmChart.CLAIM)
            .map(ObjectMeta::uid);
    var lines =
        world.locked(() -> {
          instance.update(pod.isPresent(), volume.orElse(""));
          return heartbeat.run(instance);
        });
    pod.ifPresent(name -> lines.forEach(line -> cluster.log(HelmChart.NAMESPACE, name, line)));
  }
}
