package dev.lighterman.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/** Finds the endpoint for a method and a path: the first pattern that fits wins. */
public final class Router implements RequestHandler {

  private final List<Route> routes = new ArrayList<>();
  private final RequestHandler otherwise;

  /** A router that gives what nothing fits to another endpoint. */
  public Router(RequestHandler otherwise) {
    this.otherwise = otherwise;
  }

  /** Adds a route and answers this router, so that routes read as a table. */
  public Router on(String method, String pattern, RequestHandler endpoint) {
    routes.add(new Route(method, PathPattern.of(pattern), endpoint));
    return this;
  }

  @Override
  public ServerResponse answer(ServerRequest request) throws Exception {
    for (var route : routes) {
      if (route.method.equals(request.method())) {
        var parameters = route.pattern.match(request.path());
        if (parameters.isPresent()) {
          return route.endpoint.answer(request.with(parameters.get()));
        }
      }
    }
    return otherwise.answer(request);
  }

  private record Route(String method, PathPattern pattern, RequestHandler endpoint) {}
}
