package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.ImagePuller;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.ClusterSeed;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.List;
import java.util.Optional;

/** Simulates the edge: Arc agents, connected registries, image pulls and faults. */
public final class EdgeSimulation implements ArcAgents, ImagePuller {

  private final World world;
  private final ArcClusterMap clusters = new ArcClusterMap();
  private final ConnectedRegistryInstances instances;
  private final SimulatedArcAgents agents;
  private final RegistryImagePuller puller;
  private final CloudRegistries registries;

  public EdgeSimulation(World world) {
    this.world = world;
    this.registries = new CloudRegistries(world);
    this.instances =
        new ConnectedRegistryInstances(world, clusters, new Heartbeat(world, registries));
    this.agents = new SimulatedArcAgents(world, clusters, instances);
    this.puller = new RegistryImagePuller(world, instances, registries);
  }

  /**
   * Creates the clusters with their installed extensions, and starts the simulation.
   *
   * @param bearerToken of the bot
   */
  public void start(KubernetesServer kubernetes, List<ClusterSeed> seeds, String bearerToken) {
    new EdgeSeed(world, clusters, instances).create(kubernetes, seeds, bearerToken);
    instances.startHeartbeats(EdgeSeed.SETTLED);
    agents.reportConnectivity();
    world.faults().addListener(new FaultEffects(world, clusters, agents));
  }

  /**
   * The connected registry that runs in a cluster at this service IP; the caller holds the world's
   * lock.
   */
  public Optional<Resource> servedAt(String cluster, String serviceIp) {
    return instances
        .at(cluster, serviceIp)
        .filter(ConnectedRegistryInstance::running)
        .flatMap(instance -> world.resources().find(instance.extension()))
        .flatMap(extension ->
            registries.connectedRegistry(ExtensionSettings.of(extension).connectionString()));
  }

  @Override
  public void ensure(ResourceId extension) {
    agents.ensure(extension);
  }

  @Override
  public void remove(ResourceId extension) {
    agents.remove(extension);
  }

  @Override
  public void cancel(ResourceId extension) {
    agents.cancel(extension);
  }

  @Override
  public PullResult pull(String cluster, String image, List<DockerLogin> logins) {
    return puller.pull(cluster, image, logins);
  }
}
