package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.net.URI;
import java.util.function.BooleanSupplier;

/**
 * What a connected registry serves at its service IP: the distribution API, with the images that it
 * has synchronized, to its client tokens. Its port on this machine stands for that address.
 */
public final class ConnectedRegistryServer implements AutoCloseable {

  private final SimulatedServer server;

  private ConnectedRegistryServer(SimulatedServer server) {
    this.server = server;
  }

  /**
   * Starts listening.
   *
   * @param running whether it runs in its cluster; asked under the world's lock
   */
  public static ConnectedRegistryServer start(
      ServerOptions options, World world, Resource connected, BooleanSupplier running) {
    var parent =
        world.locked(() -> connected.id().parent().flatMap(world.resources()::find).orElseThrow());
    var auth =
        new RegistryAuth(
            world,
            parent,
            JwtIssuer.inRealTime(),
            token ->
                connected.texts("/properties/clientTokenIds").stream()
                    .anyMatch(token.id()::matches));
    var router = new Router(request -> RegistryServer.notFound());
    auth.addPasswordSignInTo(router).route("GET", "/v2/", auth::checkApi);
    RequestHandler push =
        _ -> {
          throw RegistryFailure.notAllowed();
        };
    router
        .route("POST", "/v2/{repository*}/blobs/uploads/", push)
        .route("PUT", "/v2/{repository*}/manifests/{reference}", push);
    new CatalogRoutes(world.images(), connected.id().text(), new ChangeableAttributes())
        .addDistributionTo(router, auth);
    return new ConnectedRegistryServer(
        SimulatedServer.start(
            options.withErrorResponder(RegistryServer::errorResponse),
            RegistryServer.locked(
                world,
                request -> {
                  requireRunning(running);
                  return router.handle(request);
                })));
  }

  /** At the real address, nobody would take the connection. */
  private static void requireRunning(BooleanSupplier running) {
    if (!running.getAsBoolean()) {
      throw RegistryFailure.of(OwnRefusal.CONNECTED_REGISTRY_UNAVAILABLE);
    }
  }

  public URI address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}
