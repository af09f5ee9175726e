package dev.lighterman.sandbox.azure.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Issues the tenant's access tokens. */
record AccessTokenIssuer(Tenant tenant, JwtIssuer tokens) {
  private static final Duration VALID = Duration.ofSeconds(3599);

  /**
   * The OAuth response with a new token.
   *
   * @param azure the address of Resource Manager, without a slash at the end
   * @param audience the API that the token is for, from {@link #audience}
   */
  ObjectNode grant(String azure, String audience, ServicePrincipal principal) {
    var claims =
        Map.of(
            "aud", audience,
            "iss", azure + "/" + tenant.id() + "/",
            "tid", tenant.id(),
            "appid", principal.clientId(),
            "oid", principal.objectId(),
            "sub", principal.objectId());
    return Json.object()
        .put("token_type", "Bearer")
        .put("expires_in", VALID.toSeconds())
        .put("ext_expires_in", VALID.toSeconds())
        .put("access_token", tokens.issue(claims, VALID));
  }

  /**
   * The audience for a resource that a client asks for, perhaps with a slash at the end: Resource
   * Manager or the registries. Empty for any other.
   */
  static Optional<String> audience(String azure, String resource) {
    String wanted = resource.replaceFirst("/+$", "");
    if (wanted.equals(Tenant.REGISTRY_AUDIENCE)) {
      return Optional.of(wanted);
    }
    return wanted.equals(azure) ? Optional.of(azure + "/") : Optional.empty();
  }
}
