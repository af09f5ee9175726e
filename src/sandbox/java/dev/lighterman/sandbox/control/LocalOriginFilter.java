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
 * Lets in who is on this machine, and no web page but its own; turns what goes wrong into answers.
 */
record LocalOriginFilter(String bind, RequestHandler inside) implements RequestHandler {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  @Override
  public ServerResponse handle(ServerRequest request) throws Exception {
    String host = request.header("host").orElse("");
    Optional<String> stranger =
        request.header("origin").filter(origin -> !origin.equals("http://" + host));
    if (stranger.isPresent() || (HERE.contains(bind) && !HERE.contains(name(host)))) {
      return error(403, "The sandbox answers its own page on this machine, and nobody else.");
    }
    try {
      return inside.handle(request);
    } catch (TargetNotFound e) {
      return error(404, e.getMessage());
    } catch (IllegalArgumentException | DateTimeException e) {
      return error(400, e.getMessage());
    }
  }

  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  private static ServerResponse error(int status, @Nullable String sentence) {
    return ServerResponse.json(status, Json.object().put("error", sentence));
  }
}
