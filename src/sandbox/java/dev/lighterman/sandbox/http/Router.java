package dev.lighterman.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/** Routes a request to the first handler whose method and path pattern match. */
public final class Router implements RequestHandler {

  private final List<Route> routes = new ArrayList<>();
  private final RequestHandler fallback;

  /** A router with a fallback for requests that no route matches. */
  public Router(RequestHandler fallback) {
    this.fallback = fallback;
  }

  /** Adds a route; returns this router. */
  public Router route(String method, String pattern, RequestHandler handler) {
    routes.add(new Route(method, PathPattern.of(pattern), handler));
    return this;
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws Exception {
    var path = PathPattern.segments(request.path());
    for (var route : routes) {
      if (route.method.equals(request.method())) {
        var parameters = route.pattern.match(path);
        if (parameters.isPresent()) {
          return route.handler.handle(request.withParameters(parameters.get()));
        }
      }
    }
    return fallback.handle(request);
  }

  private record Route(String method, PathPattern pattern, RequestHandler handler) {}
}
