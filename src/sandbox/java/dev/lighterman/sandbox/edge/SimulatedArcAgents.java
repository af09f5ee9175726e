package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Arc agents of all clusters: roll extensions out and remove them. */
final class SimulatedArcAgents implements ArcAgents {

  private static final Duration POLL_DELAY = Duration.ofSeconds(10);
  private static final Duration REPORT_INTERVAL = Duration.ofMinutes(5);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(30);

  private final World world;
  private final ArcClusterMap clusters;
  private final ConnectedRegistryInstances instances;
  private final Map<String, ExtensionRollout> latest = new HashMap<>();

  SimulatedArcAgents(World world, ArcClusterMap clusters, ConnectedRegistryInstances instances) {
    this.world = world;
    this.clusters = clusters;
    this.instances = instances;
  }

  @Override
  public void ensure(ResourceId extension) {
    var rollout = new ExtensionRollout(extension, world, clusters, instances);
    world.runLocked(() -> supersede(extension, rollout));
    world.clock().schedule(POLL_DELAY, "rollout of " + extension.name(), rollout::start);
  }

  @Override
  public void remove(ResourceId extension) {
    world.runLocked(() -> supersede(extension, null));
    world
        .clock()
        .schedule(POLL_DELAY, "removal of " + extension.name(), () -> removeResource(extension));
  }

  @Override
  public void cancel(ResourceId extension) {
    world.runLocked(() -> supersede(extension, null));
  }

  /** Reports the connected clusters to Azure, now and at each interval. */
  void reportConnectivity() {
    world.runLocked(() ->
        world.resources().ofType(FaultTargets.CLUSTERS).stream()
            .filter(cluster -> cluster.text("/properties/connectivityStatus").equals("Connected"))
            .forEach(cluster ->
                cluster.set(
                    "/properties/lastConnectivityTime", world.clock().instant().toString())));
    world.clock().schedule(REPORT_INTERVAL, "agents' report", this::reportConnectivity);
  }

  private void supersede(ResourceId extension, @Nullable ExtensionRollout rollout) {
    var earlier =
        rollout == null ? latest.remove(extension.key()) : latest.put(extension.key(), rollout);
    if (earlier != null) {
      earlier.cancel();
    }
  }

  /** Removes the resource now, and the release once the agents are connected. */
  private void removeResource(ResourceId extension) {
    world.runLocked(() -> {
      instances.remove(extension);
      world.resources().remove(extension);
      new ExtensionStatusReport(extension, world).removed();
    });
    uninstall(extension);
  }

  private void uninstall(ResourceId extension) {
    var arc = extension.parent().orElseThrow();
    if (!ExtensionRollout.agentsConnected(world, extension)) {
      world
          .clock()
          .schedule(RETRY_INTERVAL, "removal of " + extension.name(), () -> uninstall(extension));
      return;
    }
    new HelmRelease(clusters.forArc(arc)).uninstall();
    world
        .eventLog()
        .append(
            "Release %s is uninstalled from cluster %s.".formatted(extension.name(), arc.name()),
            Map.of("cluster", arc.name(), "extension", extension.name()));
  }
}
