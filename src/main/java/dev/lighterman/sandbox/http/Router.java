package dev.lighterman.sandbox.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the endpoint for a method and a path; literal segments match whatever their case.
 *
 * <p>In a pattern {@code {name}} stands for one segment and {@code {name*}} for one or more, and
 * the first pattern that fits wins. Doubled slashes in a path count as one, as Azure's clients
 * need.
 */
public final class Router implements Endpoint {

  private final List<Route> routes = new ArrayList<>();
  private final Endpoint otherwise;

  /** A router that gives what nothing fits to another endpoint. */
  public Router(Endpoint otherwise) {
    this.otherwise = otherwise;
  }

  /** Adds a route and answers this router, so that routes read as a table. */
  public Router on(String method, String pattern, Endpoint endpoint) {
    routes.add(new Route(method, segments(pattern), endpoint));
    return this;
  }

  @Override
  public Response answer(Request request) throws Exception {
    var path = segments(request.path());
    for (var route : routes) {
      var parameters = route.match(request.method(), path);
      if (parameters.isPresent()) {
        return route.endpoint.answer(request.with(parameters.get()));
      }
    }
    return otherwise.answer(request);
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (var segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private record Route(String method, List<String> pattern, Endpoint endpoint) {

    Optional<Map<String, String>> match(String requestMethod, List<String> path) {
      return method.equals(requestMethod)
          ? match(0, path, 0, new LinkedHashMap<>())
          : Optional.empty();
    }

    /**
     * Matches the rest of the pattern; a {@code {name*}} in the middle takes as little as it can.
     */
    private Optional<Map<String, String>> match(
        int at, List<String> path, int from, Map<String, String> found) {
      if (at == pattern.size()) {
        return from == path.size() ? Optional.of(found) : Optional.empty();
      }
      var part = pattern.get(at);
      if (!part.startsWith("{")) {
        return from < path.size() && part.equalsIgnoreCase(path.get(from))
            ? match(at + 1, path, from + 1, found)
            : Optional.empty();
      }
      var longest = part.endsWith("*}") ? path.size() : Math.min(from + 1, path.size());
      for (var to = from + 1; to <= longest; to++) {
        var name = part.substring(1, part.length() - (part.endsWith("*}") ? 2 : 1));
        var more = new LinkedHashMap<>(found);
        more.put(name, String.join("/", path.subList(from, to)));
        var rest = match(at + 1, path, to, more);
        if (rest.isPresent()) {
          return rest;
        }
      }
      return Optional.empty();
    }
  }
}
