package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.ResourceId;
import dev.lighterman.sandbox.world.Resources;
import dev.lighterman.sandbox.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The data planes of all cloud registries; each comes and goes with its registry. */
public final class RegistryServers implements Resources.Listener, AutoCloseable {

  private static final String TYPE = "Microsoft.ContainerRegistry/registries";

  private final ServerOptions options;
  private final World world;
  private final JwtIssuer entraTokens;
  private final Map<ResourceId, RegistryServer> servers = new ConcurrentHashMap<>();

  private RegistryServers(ServerOptions options, World world, JwtIssuer entraTokens) {
    this.options = options;
    this.world = world;
    this.entraTokens = entraTokens;
  }

  /**
   * Starts a server for each registry that there is or will be.
   *
   * @param options of each of them; the port is free to choose
   * @param entraTokens the issuer of Entra ID's access tokens
   */
  public static RegistryServers start(ServerOptions options, World world, JwtIssuer entraTokens) {
    var servers = new RegistryServers(options, world, entraTokens);
    world.runLocked(() -> {
      world.resources().ofType(TYPE).forEach(servers::added);
      world.resources().listen(TYPE, servers);
    });
    return servers;
  }

  @Override
  public void added(Resource registry) {
    servers.put(registry.id(), RegistryServer.start(options, world, registry, entraTokens));
  }

  /** Stops the server later: what it is asked now waits for the world's lock. */
  @Override
  public void removed(Resource registry) {
    Optional.ofNullable(servers.remove(registry.id()))
        .ifPresent(
            server -> world.clock().schedule(Duration.ZERO, "registry server", server::close));
  }

  @Override
  public void close() {
    servers.values().forEach(RegistryServer::close);
  }
}
