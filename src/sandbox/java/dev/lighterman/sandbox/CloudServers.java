package dev.lighterman.sandbox;

import dev.lighterman.sandbox.azure.AzureServer;
import dev.lighterman.sandbox.azure.entra.InstanceMetadataServer;
import dev.lighterman.sandbox.edge.EdgeSimulation;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.kubernetes.KubernetesServer;
import dev.lighterman.sandbox.registry.ConnectedRegistryServer;
import dev.lighterman.sandbox.registry.RegistryServers;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.World;
import dev.lighterman.sandbox.world.WorldSeed;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The simulated servers of Azure, its registries and the clusters, over one world. */
final class CloudServers implements AutoCloseable {
  private final World world;
  private final KubernetesServer kubernetes;
  private final AzureServer azure;
  private final InstanceMetadataServer metadata;
  private final RegistryServers registries;
  private final SandboxContext context;
  private final EdgeSimulation edge;
  private final Map<ResourceId, ConnectedRegistryServer> forwards = new ConcurrentHashMap<>();

  private CloudServers(SandboxContext context) {
    this.context = context;
    this.world =
        new World(
            context.clock(), context.faults(), context.eventLog(), context.credentials().azure());
    WorldSeed seed = context.options().seed();
    world.runLocked(() -> seed.populate(world));
    JwtIssuer tokens = JwtIssuer.inRealTime();
    this.edge = new EdgeSimulation(world);
    this.kubernetes =
        KubernetesServer.start(
            context.httpsOptions("kubernetes", context.options().ports().kubernetes()),
            context.clock(),
            context.eventLog(),
            edge);
    this.azure =
        AzureServer.start(
            context.httpsOptions("azure", context.options().ports().arm()), world, tokens, edge);
    this.metadata =
        InstanceMetadataServer.start(
            context.httpOptions("metadata", 0),
            context.credentials().azure(),
            tokens,
            azure.address());
    edge.start(kubernetes, seed.clusters(), UUID.randomUUID().toString());
    this.registries = RegistryServers.start(context.httpsOptions("registry", 0), world, tokens);
  }

  static CloudServers start(SandboxContext context) {
    return new CloudServers(context);
  }

  /**
   * A port of this machine that stands for the service IP of a connected registry in a cluster, as
   * after {@code kubectl port-forward}.
   *
   * @throws IllegalArgumentException if none runs there
   */
  URI forward(String cluster, String serviceIp) {
    Resource connected =
        world
            .locked(() -> edge.servedAt(cluster, serviceIp))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "No connected registry runs at %s of %s.".formatted(serviceIp, cluster)));
    return forwards
        .computeIfAbsent(
            connected.id(),
            _ ->
                ConnectedRegistryServer.start(
                    context.httpsOptions("connected-registry", 0),
                    world,
                    connected,
                    () -> edge.servedAt(cluster, serviceIp).isPresent()))
        .address();
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
    registries.close();
    forwards.values().forEach(ConnectedRegistryServer::close);
    kubernetes.close();
  }
}
