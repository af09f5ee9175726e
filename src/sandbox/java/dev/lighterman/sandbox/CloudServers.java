package dev.lighterman.sandbox;

import dev.lighterman.sandbox.azure.AzureServer;
import dev.lighterman.sandbox.azure.entra.InstanceMetadataServer;
import dev.lighterman.sandbox.edge.EdgeSimulation;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.registry.RegistryServer;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import dev.lighterman.sandbox.world.WorldSeed;
import java.util.List;
import java.util.UUID;

/** Azure, its registries and the clusters: one world behind its faces. */
final class CloudServers implements AutoCloseable {
  private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries";

  private final World world;
  private final KubernetesServer kubernetes;
  private final AzureServer azure;
  private final InstanceMetadataServer metadata;
  private final List<RegistryServer> registries;

  private CloudServers(SandboxContext ground) {
    this.world =
        new World(ground.clock(), ground.faults(), ground.journal(), ground.credentials().azure());
    WorldSeed seed = ground.options().world().seed();
    world.runLocked(() -> seed.populate(world));
    JwtIssuer tokens = new JwtIssuer(ground.clock());
    EdgeSimulation edge = new EdgeSimulation(world);
    this.kubernetes =
        KubernetesServer.start(
            ground.secure("kubernetes", ground.options().ports().kubernetes()),
            ground.clock(),
            ground.journal(),
            edge);
    this.azure =
        AzureServer.start(
            ground.secure("azure", ground.options().ports().arm()), world, tokens, edge);
    this.metadata =
        InstanceMetadataServer.start(
            ground.plain("metadata", 0), ground.credentials().azure(), tokens, azure.address());
    edge.begin(kubernetes, seed.clusters(), UUID.randomUUID().toString());
    this.registries = registries(ground, world, tokens);
  }

  private static List<RegistryServer> registries(
      SandboxContext ground, World world, JwtIssuer tokens) {
    List<Resource> all = world.locked(() -> world.resources().ofType(REGISTRIES));
    return all.stream()
        .map(
            registry -> RegistryServer.start(ground.secure("registry", 0), world, registry, tokens))
        .toList();
  }

  static CloudServers start(SandboxContext ground) {
    return new CloudServers(ground);
  }

  World world() {
    return world;
  }

  AzureServer azure() {
    return azure;
  }

  InstanceMetadataServer metadata() {
    return metadata;
  }

  KubernetesServer kubernetes() {
    return kubernetes;
  }

  @Override
  public void close() {
    metadata.close();
    azure.close();
    registries.forEach(RegistryServer::close);
    kubernetes.close();
  }
}
