package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.Endpoint;
import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Jwts;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** One cloud registry's data plane, on a port of its own, which is its login server. */
public final class RegistryFace implements AutoCloseable {

  private final Face face;

  private RegistryFace(Face face) {
    this.face = face;
  }

  /**
   * Starts listening, and notes the port in the registry's resource.
   *
   * @param azure who signs the access tokens that callers bring
   */
  public static RegistryFace start(
      FaceOptions options, World world, Resource registry, Jwts azure) {
    var doorman = new Doorman(world, registry.id(), azure);
    var router = new Router(request -> unknown());
    doorman.addTo(router).on("GET", "/v2/", request -> ping(doorman, request));
    new Catalog(world.images(), registry.id().text()).addTo(router, new Guard(doorman));
    var face = Face.start(options.refusing(RegistryFace::refusal), locked(world, router));
    world.alone(
        () -> registry.set("/properties/loginServer", "localhost:" + face.address().getPort()));
    return new RegistryFace(face);
  }

  public URI address() {
    return face.address();
  }

  @Override
  public void close() {
    face.close();
  }

  private static Endpoint locked(World world, Router router) {
    return request -> world.locked(() -> answer(router, request));
  }

  private static Response answer(Router router, Request request) {
    try {
      return router.answer(request);
    } catch (RegistryFailure e) {
      return e.response();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Response ping(Doorman doorman, Request request) {
    return doorman.knows(request)
        ? Response.json(200, Map.of())
        : doorman.challenge(request, Optional.empty());
  }

  private static Response unknown() {
    return new RegistryFailure(404, "NOT_FOUND", "404 page not found").response();
  }

  private static Response refusal(int status, Request request) {
    return status == 429
        ? new RegistryFailure(429, "TOOMANYREQUESTS", "too many requests").response()
        : new RegistryFailure(status, "UNKNOWN", "unknown error").response();
  }
}
