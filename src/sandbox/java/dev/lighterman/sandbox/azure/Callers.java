package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.Jwts;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.world.Identity;
import dev.lighterman.sandbox.world.World;
import java.util.Optional;

/** Who asks, by the token that comes with a request, and what they may do. */
record Callers(World world, Jwts tokens) {

  Identity of(Request request) {
    var token =
        request
            .bearer()
            .orElseThrow(() ->
                new ArmFailure(
                    401,
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing."));
    return identity(token)
        .orElseThrow(() ->
            new ArmFailure(401, "InvalidAuthenticationToken", "The access token is invalid."));
  }

  /** The client id of whoever asks, empty for nobody who is known. */
  String name(Request request) {
    return request.bearer().flatMap(this::identity).map(Identity::clientId).orElse("");
  }

  private Optional<Identity> identity(String token) {
    return tokens
        .claims(token)
        .flatMap(claims -> world.tenant().identity(claims.path("appid").asText()));
  }

  /** Whether somebody holds an action; a fault takes it away from the bot alone. */
  boolean mayDo(Identity caller, String action) {
    return caller.holds(action) && !(caller.equals(world.tenant().bot()) && takenAway(action));
  }

  private boolean takenAway(String action) {
    return world.faults().all().stream()
        .anyMatch(fault -> fault.name().equals("not-allowed") && fault.about("action", action));
  }
}
