package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.KubernetesFace;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import dev.lighterman.sandbox.kubernetes.node.ImagePulls;
import dev.lighterman.sandbox.kubernetes.node.PullResult;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.ClusterSeed;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import java.util.List;

/** All that happens on the clusters' side: agents, connected registries, pulls, what breaks. */
public final class Edge implements ArcAgents, ImagePulls {

  private final World world;
  private final Clusters clusters = new Clusters();
  private final Instances instances;
  private final Agents agents;
  private final Pulls pulls;

  public Edge(World world) {
    this.world = world;
    var parents = new Parents(world);
    this.instances = new Instances(world, clusters, new Contact(world, parents));
    this.agents = new Agents(world, clusters, instances);
    this.pulls = new Pulls(world, instances, parents);
  }

  /**
   * Starts the clusters, with what its extensions installed long ago, and then lets the edge live.
   *
   * @param bearerToken what the bot presents to the clusters
   */
  public void begin(KubernetesFace kubernetes, List<ClusterSeed> seeds, String bearerToken) {
    new EdgeSeed(world, clusters, instances).plant(kubernetes, seeds, bearerToken);
    instances.beatAfter(EdgeSeed.SETTLED);
    agents.report();
    world.faults().listen(new Breakage(world, clusters));
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
