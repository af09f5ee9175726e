package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.Tenant;
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
    return findCaller(token).orElseThrow(() -> refused(request, token));
  }

  /** The caller's client id; empty for an unknown caller. */
  String clientId(ServerRequest request) {
    return request.bearer().flatMap(this::findCaller).map(ServicePrincipal::clientId).orElse("");
  }

  private ArmFailure refused(ServerRequest request, String token) {
    return tokens
        .claims(token)
        .map(claims ->
            new ArmFailure(
                401,
                "InvalidAuthenticationTokenAudience",
                "The access token has been obtained for wrong audience or resource '%s'. It should exactly match with one of the allowed audiences '%s/'."
                    .formatted(claims.path("aud").asText(), request.origin())))
        .orElseGet(() ->
            new ArmFailure(401, "InvalidAuthenticationToken", "The access token is invalid."));
  }

  private Optional<ServicePrincipal> findCaller(String token) {
    return tokens
        .claims(token)
        .filter(claims -> !claims.path("aud").asText().equals(Tenant.REGISTRY_AUDIENCE))
        .flatMap(claims -> world.tenant().servicePrincipal(claims.path("appid").asText()));
  }

  /** Whether a caller is allowed an action. */
  boolean isAllowed(ServicePrincipal caller, String action) {
    return world.allows(caller, action);
  }
}
