package dev.lighterman.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/** Finds the endpoint for a method and a path: the first pattern that fits wins. */
public final class Router implements RequestHandler {

  private final List<Route> routes = new ArrayList<>();
  private final RequestHandler fallback;

  /** A router that gives what nothing fits to another endpoint. */
  public Router(RequestHandler fallback) {
    this.fallback = fallback;
  }

  /** Adds a route and answers this router, so that routes read as a table. */
  public Router route(String method, String pattern, RequestHandler handler) {
    routes.add(new Route(method, PathPattern.of(pattern), handler));
    return this;
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws Exception {
    for (var route : routes) {
      if (route.method.equals(request.method())) {
        var parameters = route.pattern.match(request.path());
        if (parameters.isPresent()) {
          return route.handler.handle(request.withParameters(parameters.get()));
        }
      }
    }
    return fallback.handle(request);
  }

  private record Route(String method, PathPattern pattern, RequestHandler handler) {}
}
