package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests of other machines' names and of other web pages (DNS rebinding, CSRF), and turns
 * exceptions into error responses.
 */
record LocalOriginFilter(String bind, RequestHandler handler) implements RequestHandler {
  private static final Set<String> LOOPBACK_NAMES =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  @Override
  public ServerResponse handle(ServerRequest request) throws Exception {
    String host = request.header("host").orElse("");
    Optional<String> foreignOrigin =
        request.header("origin").filter(origin -> !origin.equals("http://" + host));
    if (foreignOrigin.isPresent()
        || (LOOPBACK_NAMES.contains(bind) && !LOOPBACK_NAMES.contains(withoutPort(host)))) {
      return error(403, "The sandbox answers its own page on this machine, and nobody else.");
    }
    try {
      return handler.handle(request);
    } catch (TargetNotFound e) {
      return error(404, e.getMessage());
    } catch (IllegalArgumentException | DateTimeException e) {
      return error(400, e.getMessage());
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  private static ServerResponse error(int status, @Nullable String message) {
    return ServerResponse.json(status, Json.object().put("error", message));
  }
}
