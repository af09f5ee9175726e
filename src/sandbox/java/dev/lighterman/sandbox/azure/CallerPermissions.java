package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.World;
import java.util.Optional;

/** Identifies the caller by the access token, and checks what they are allowed to do. */
record CallerPermissions(World world, JwtIssuer tokens) {

  ServicePrincipal caller(ServerRequest request) {
    var token =
        request
            .bearer()
            .orElseThrow(() ->
                new ArmFailure(
                    401,
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing."));
    return findCaller(token)
        .orElseThrow(() ->
            new ArmFailure(401, "InvalidAuthenticationToken", "The access token is invalid."));
  }

  /** The caller's client id; empty for an unknown caller. */
  String clientId(ServerRequest request) {
    return request.bearer().flatMap(this::findCaller).map(ServicePrincipal::clientId).orElse("");
  }

  private Optional<ServicePrincipal> findCaller(String token) {
    return tokens
        .claims(token)
        .flatMap(claims -> world.tenant().servicePrincipal(claims.path("appid").asText()));
  }

  /** Whether a caller is allowed an action; the fault {@code not-allowed} denies it to the bot. */
  boolean isAllowed(ServicePrincipal caller, String action) {
    return caller.allows(action)
        && !(caller.equals(world.tenant().bot()) && isDeniedByFault(action));
  }

  private boolean isDeniedByFault(String action) {
    return world.faults().all().stream()
        .anyMatch(fault -> fault.name().equals("not-allowed") && fault.appliesTo("action", action));
  }
}
