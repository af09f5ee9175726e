package dev.lighterman.sandbox;

import dev.lighterman.sandbox.azure.AzureFace;
import dev.lighterman.sandbox.azure.entra.MetadataFace;
import dev.lighterman.sandbox.edge.Edge;
import dev.lighterman.sandbox.http.Jwts;
import dev.lighterman.sandbox.kubernetes.KubernetesFace;
import dev.lighterman.sandbox.registry.RegistryFace;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import dev.lighterman.sandbox.world.WorldSeed;
import java.util.List;
import java.util.UUID;

/** Azure, its registries and the clusters: one world behind its faces. */
final class Cloud implements AutoCloseable {
  private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries";

  private final World world;
  private final KubernetesFace kubernetes;
  private final AzureFace azure;
  private final MetadataFace metadata;
  private final List<RegistryFace> registries;

  private Cloud(Ground ground) {
    this.world =
        new World(ground.clock(), ground.faults(), ground.journal(), ground.credentials().azure());
    WorldSeed seed = ground.options().world().seed();
    world.alone(() -> seed.fill(world));
    Jwts tokens = new Jwts(ground.clock());
    Edge edge = new Edge(world);
    this.kubernetes =
        KubernetesFace.start(
            ground.secure("kubernetes", ground.options().ports().kubernetes()),
            ground.clock(),
            ground.journal(),
            edge);
    this.azure =
        AzureFace.start(
            ground.secure("azure", ground.options().ports().arm()), world, tokens, edge);
    this.metadata =
        MetadataFace.start(
            ground.plain("metadata", 0), ground.credentials().azure(), tokens, azure.address());
    edge.begin(kubernetes, seed.clusters(), UUID.randomUUID().toString());
    this.registries = registries(ground, world, tokens);
  }

  private static List<RegistryFace> registries(Ground ground, World world, Jwts tokens) {
    List<Resource> all = world.locked(() -> world.resources().ofType(REGISTRIES));
    return all.stream()
        .map(registry -> RegistryFace.start(ground.secure("registry", 0), world, registry, tokens))
        .toList();
  }

  static Cloud start(Ground ground) {
    return new Cloud(ground);
  }

  World world() {
    return world;
  }

  AzureFace azure() {
    return azure;
  }

  MetadataFace metadata() {
    return metadata;
  }

  KubernetesFace kubernetes() {
    return kubernetes;
  }

  @Override
  public void close() {
    metadata.close();
    azure.close();
    registries.forEach(RegistryFace::close);
    kubernetes.close();
  }
}
