package dev.lighterman.sandbox.azure.entra;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The token endpoint, and the metadata of the cloud. */
public final class SignInRoutes {

  private static final String DEFAULT_SCOPE = "/.default";

  private final Tenant tenant;
  private final AccessTokenIssuer tokens;
  private final WorkloadIdentityFederation federation;

  public SignInRoutes(Tenant tenant, JwtIssuer tokens, WorkloadIdentityFederation federation) {
    this.tenant = tenant;
    this.tokens = new AccessTokenIssuer(tenant, tokens);
    this.federation = federation;
  }

  public Router addTo(Router router) {
    return router
        .route("GET", "/metadata/endpoints", this::endpoints)
        .route("GET", "/{tenant}/v2.0/.well-known/openid-configuration", this::openIdConfiguration)
        .route("GET", "/{tenant}/.well-known/openid-configuration", this::openIdConfiguration)
        .route("POST", "/{tenant}/oauth2/v2.0/token", this::token);
  }

  private ServerResponse endpoints(ServerRequest request) {
    var base = request.origin();
    var cloud =
        Json.object()
            .put("name", "LightermanSandbox")
            .put("graphAudience", base + "/graph")
            .put("resourceManager", base + "/");
    cloud.putObject("suffixes").put("acrLoginServer", "azurecr.io");
    cloud
        .putObject("authentication")
        .put("loginEndpoint", base)
        .put("tenant", tenant.id())
        .put("identityProvider", "AAD")
        .putArray("audiences")
        .add(base + "/");
    return ServerResponse.json(200, cloud);
  }

  private ServerResponse openIdConfiguration(ServerRequest request) {
    var authority = request.origin() + "/" + request.parameter("tenant");
    return ServerResponse.json(
        200,
        Map.of(
            "issuer", authority + "/v2.0",
            "token_endpoint", authority + "/oauth2/v2.0/token",
            "authorization_endpoint", authority + "/oauth2/v2.0/authorize",
            "jwks_uri", authority + "/discovery/v2.0/keys",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("pairwise"),
            "id_token_signing_alg_values_supported", List.of("RS256")));
  }

  private ServerResponse token(ServerRequest request) {
    if (!request.parameter("tenant").equalsIgnoreCase(tenant.id())) {
      return error(
          400,
          "invalid_request",
          90002,
          "Tenant '%s' not found. Check to make sure you have the correct tenant ID."
              .formatted(request.parameter("tenant")));
    }
    if (!"client_credentials".equals(request.form().get("grant_type"))) {
      return error(
          400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
    }
    return authenticate(request);
  }

  private ServerResponse authenticate(ServerRequest request) {
    var form = request.form();
    var client = form.getOrDefault("client_id", "");
    var principal = tenant.servicePrincipal(client);
    if (principal.isEmpty()) {
      return error(
          400,
          "unauthorized_client",
          700016,
          "Application with identifier '%s' was not found in the directory 'Harbour'."
              .formatted(client));
    }
    if (form.containsKey("client_assertion")) {
      return grantByAssertion(request, principal.get(), form.getOrDefault("client_assertion", ""));
    }
    if (!principal.get().secret().equals(form.get("client_secret"))) {
      return wrongSecret(client);
    }
    return grant(request, principal.get());
  }

  private static ServerResponse wrongSecret(String client) {
    return error(
        401,
        "invalid_client",
        7000215,
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '%s'."
            .formatted(client));
  }

  private ServerResponse grantByAssertion(
      ServerRequest request, ServicePrincipal principal, String assertion) {
    return principal.equals(tenant.bot()) && federation.trusts(assertion)
        ? grant(request, principal)
        : error(
            401,
            "invalid_client",
            700213,
            "No matching federated identity record found for presented assertion subject.");
  }

  /** Grants a token for the one resource that the scopes name, which ends with .default. */
  private ServerResponse grant(ServerRequest request, ServicePrincipal principal) {
    String resource =
        Stream.of(request.form().getOrDefault("scope", "").split(" ", -1))
            .filter(scope -> scope.endsWith(DEFAULT_SCOPE))
            .map(scope -> scope.substring(0, scope.length() - DEFAULT_SCOPE.length()))
            .findFirst()
            .orElse("");
    return AccessTokenIssuer.audience(request.origin(), resource)
        .map(audience ->
            ServerResponse.json(200, tokens.grant(request.origin(), audience, principal)))
        .orElseGet(() ->
            error(
                400,
                "invalid_resource",
                500011,
                "The resource principal named %s was not found in the tenant named Harbour."
                    .formatted(resource)));
  }

  private static ServerResponse error(int status, String error, int code, String message) {
    var trace = UUID.randomUUID().toString();
    var body =
        Json.object()
            .put("error", error)
            .put("error_description", "AADSTS%d: %s Trace ID: %s".formatted(code, message, trace))
            .put("trace_id", trace)
            .put("correlation_id", UUID.randomUUID().toString());
    body.putArray("error_codes").add(code);
    return ServerResponse.json(status, body);
  }
}
