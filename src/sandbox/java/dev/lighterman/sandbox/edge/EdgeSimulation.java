package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.ImagePuller;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.ClusterSeed;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.List;

/** All that happens on the clusters' side: agents, connected registries, pulls, what breaks. */
public final class EdgeSimulation implements ArcAgents, ImagePuller {

  private final World world;
  private final ArcClusterMap clusters = new ArcClusterMap();
  private final ConnectedRegistryInstances instances;
  private final SimulatedArcAgents agents;
  private final RegistryImagePuller pulls;

  public EdgeSimulation(World world) {
    this.world = world;
    var parents = new ParentRegistries(world);
    this.instances = new ConnectedRegistryInstances(world, clusters, new Heartbeat(world, parents));
    this.agents = new SimulatedArcAgents(world, clusters, instances);
    this.pulls = new RegistryImagePuller(world, instances, parents);
  }

  /**
   * Starts the clusters, with what its extensions installed long ago, and then lets the edge live.
   *
   * @param bearerToken what the bot presents to the clusters
   */
  public void begin(KubernetesServer kubernetes, List<ClusterSeed> seeds, String bearerToken) {
    new EdgeSeed(world, clusters, instances).plant(kubernetes, seeds, bearerToken);
    instances.beatAfter(EdgeSeed.SETTLED);
    agents.report();
    world.faults().listen(new FaultEffects(world, clusters));
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
  public PullResult pull(String cluster, String image, List<DockerLogin> logins) {
    return pulls.pull(cluster, image, logins);
  }
}
