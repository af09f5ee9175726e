package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.OwnRefusal;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.net.URI;

/** The data plane of one cloud registry; its port is the login server. */
final class RegistryServer implements AutoCloseable {

  private final SimulatedServer server;

  private RegistryServer(SimulatedServer server) {
    this.server = server;
  }

  /**
   * Starts listening, and sets the login server in the registry's resource.
   *
   * @param entraTokens the issuer of Entra ID's access tokens
   */
  static RegistryServer start(
      ServerOptions options, World world, Resource registry, JwtIssuer entraTokens) {
    var auth = new RegistryAuth(world, registry, entraTokens);
    var firewall = new RegistryFirewall(registry);
    var router = new Router(request -> notFound());
    auth.addTo(router).route("GET", "/v2/", auth::checkApi);
    var attributes = new ChangeableAttributes();
    var store = registry.id().text();
    var catalog = new CatalogRoutes(world.images(), store, attributes);
    new ChangeRoutes(catalog, world.images(), store, attributes).addTo(router, auth);
    catalog.addTo(router, auth);
    var server =
        SimulatedServer.start(
            options.withErrorResponder(RegistryServer::errorResponse),
            locked(
                world,
                request -> {
                  firewall.requireAllowed();
                  return router.handle(request);
                }));
    world.runLocked(
        () -> registry.set("/properties/loginServer", "localhost:" + server.address().getPort()));
    return new RegistryServer(server);
  }

  URI address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }

  static RequestHandler locked(World world, RequestHandler router) {
    return request -> world.locked(() -> handle(router, request));
  }

  private static ServerResponse handle(RequestHandler router, ServerRequest request) {
    try {
      return router.handle(request);
    } catch (RegistryFailure e) {
      return e.response();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static ServerResponse notFound() {
    return RegistryFailure.of(OwnRefusal.PATH_NOT_FOUND).response();
  }

  static ServerResponse errorResponse(int status, ServerRequest request) {
    return status == 429
        ? new RegistryFailure(429, "TOOMANYREQUESTS", "too many requests").response()
        : new RegistryFailure(status, "UNKNOWN", "unknown error").response();
  }
}
