package dev.lighterman.sandbox.registry;

import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.RoleAssignments;
import dev.lighterman.sandbox.world.RoleAssignments.DataAction;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.Tenant;
import dev.lighterman.sandbox.world.TokenPermissions;
import dev.lighterman.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Authentication and authorization of one registry: by Entra ID or by registry tokens. */
final class RegistryAuth {

  private static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofHours(3);
  private static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(75);

  private final World world;
  private final Resource registry;
  private final JwtIssuer entraTokens;
  private final JwtIssuer registryTokens;
  private final TokenPermissions permissions;
  private final RoleAssignments assignments;
  private final Predicate<Resource> admitsToken;

  RegistryAuth(World world, Resource registry, JwtIssuer entraTokens) {
    this(world, registry, entraTokens, _ -> true);
  }

  /**
   * Of a registry that does not let in every registry token.
   *
   * @param registry the cloud registry whose tokens they are
   */
  RegistryAuth(
      World world, Resource registry, JwtIssuer entraTokens, Predicate<Resource> admitsToken) {
    this.world = world;
    this.registry = registry;
    this.entraTokens = entraTokens;
    this.admitsToken = admitsToken;
    this.registryTokens = JwtIssuer.inRealTime();
    this.permissions = new TokenPermissions(world);
    this.assignments = new RoleAssignments(world);
  }

  Router addTo(Router router) {
    return addPasswordSignInTo(router)
        .route("POST", "/oauth2/exchange", this::issueRefreshToken)
        .route("POST", "/oauth2/token", this::issueAccessToken);
  }

  /** Signs in registry tokens by their passwords, and nobody by Entra ID. */
  Router addPasswordSignInTo(Router router) {
    return router.route("GET", "/oauth2/token", this::signInWithPassword);
  }

  ServerResponse checkApi(ServerRequest request) {
    return isAuthenticated(request)
        ? ServerResponse.json(200, Map.of())
        : challenge(request, Optional.empty());
  }

  RequestHandler requireCatalog(RequestHandler endpoint) {
    return require(request -> TokenScope.CATALOG, endpoint);
  }

  RequestHandler requireMetadata(RequestHandler endpoint) {
    return require("metadata_read", endpoint);
  }

  RequestHandler requirePull(RequestHandler endpoint) {
    return require("pull", endpoint);
  }

  RequestHandler requireDeletedCatalog(RequestHandler endpoint) {
    return require(request -> TokenScope.DELETED_CATALOG, endpoint);
  }

  /** Requires an action on the repository of the path. */
  RequestHandler require(String action, RequestHandler endpoint) {
    return require(r -> TokenScope.repository(r.parameter("repository"), action), endpoint);
  }

  private RequestHandler require(
      Function<ServerRequest, TokenScope> scope, RequestHandler endpoint) {
    return request -> {
      var required = scope.apply(request);
      return isAuthorized(request, required)
          ? endpoint.handle(request)
          : challenge(request, Optional.of(required));
    };
  }

  /** Whether the request's access token has this scope. */
  private boolean isAuthorized(ServerRequest request, TokenScope required) {
    return request
        .bearer()
        .flatMap(registryTokens::claims)
        .filter(claims ->
            TokenScope.parseClaim(claims.path("access")).anyMatch(s -> s.covers(required)))
        .isPresent();
  }

  /** Whether the request carries any access token of this registry. */
  private boolean isAuthenticated(ServerRequest request) {
    return request
        .bearer()
        .flatMap(registryTokens::claims)
        .filter(c -> c.has("access"))
        .isPresent();
  }

  /** The 401 response that names the token endpoint and the scope. */
  private ServerResponse challenge(ServerRequest request, Optional<TokenScope> required) {
    var host = request.header("host").orElse("localhost");
    var scope = required.map(s -> ",scope=\"%s\"".formatted(s)).orElse("");
    var error =
        isAuthenticated(request) ? ",error=\"insufficient_scope\"" : ",error=\"invalid_token\"";
    return new RegistryFailure(
            401,
            "UNAUTHORIZED",
            "authentication required, visit https://aka.ms/acr/authorization for more information.")
        .response()
        .withHeader(
            "WWW-Authenticate",
            "Bearer realm=\"https://%s/oauth2/token\",service=\"%s\"%s%s"
                .formatted(host, host, scope, request.bearer().isPresent() ? error : ""));
  }

  private ServerResponse issueRefreshToken(ServerRequest request) {
    var token = request.form().getOrDefault("access_token", "");
    var caller =
        entraTokens
            .claims(token)
            .filter(claims -> isAccepted(claims.path("aud").asText()))
            .flatMap(claims -> world.tenant().servicePrincipal(claims.path("appid").asText()))
            .orElseThrow(RegistryFailure::unauthenticated);
    return ServerResponse.json(
        200,
        Map.of(
            "refresh_token",
            registryTokens.issue(Map.of("azure", caller.clientId()), REFRESH_TOKEN_LIFETIME)));
  }

  /** Tokens for Resource Manager are accepted as well, unless the registry's policy says no. */
  private boolean isAccepted(String audience) {
    return audience.equals(Tenant.REGISTRY_AUDIENCE)
        || !registry
            .text("/properties/policies/azureADAuthenticationAsArmPolicy/status")
            .equals("disabled");
  }

  private ServerResponse issueAccessToken(ServerRequest request) {
    var form = request.form();
    var caller =
        registryTokens
            .claims(form.getOrDefault("refresh_token", ""))
            .flatMap(claims -> world.tenant().servicePrincipal(claims.path("azure").asText()))
            .orElseThrow(RegistryFailure::unauthenticated);
    return accessToken(
        granted(form.getOrDefault("scope", ""), (_, action) -> allows(caller, action)));
  }

  private ServerResponse signInWithPassword(ServerRequest request) {
    var token =
        request
            .header("authorization")
            .filter(value -> value.startsWith("Basic "))
            .map(value ->
                new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8))
            .map(pair -> pair.split(":", 2))
            .filter(pair -> pair.length == 2)
            .flatMap(pair -> permissions.authenticate(registry.id(), pair[0], pair[1]))
            .filter(admitsToken)
            .orElseThrow(RegistryFailure::unauthenticated);
    return accessToken(
        granted(
            request.query("scope").orElse(""), (scope, action) -> isAllowed(token, scope, action)));
  }

  /** The requested scopes with those of their actions that are allowed. */
  private static List<TokenScope> granted(
      String scopes, BiPredicate<TokenScope, String> isAllowed) {
    return TokenScope.parse(scopes).stream()
        .map(scope ->
            scope.withActions(
                scope.actions().stream().filter(each -> isAllowed.test(scope, each)).toList()))
        .toList();
  }

  /**
   * Whether a caller of Entra ID may do this. By default one action of ARM decides; in a registry
   * with ABAC permissions, data actions do, and no other role counts.
   */
  private boolean allows(ServicePrincipal caller, String action) {
    if (!registry.text("/properties/roleAssignmentMode").equals("AbacRepositoryPermissions")) {
      return world.allows(caller, armAction(action));
    }
    return switch (action) {
      case "*" -> assignments.allow(caller, registry.id(), DataAction.LIST_CATALOG);
      case "pull" -> assignments.allow(caller, registry.id(), DataAction.READ_CONTENT);
      case "metadata_read" -> assignments.allow(caller, registry.id(), DataAction.READ_METADATA);
      default -> false;
    };
  }

  /** The action of ARM that decides on an action of the registry. */
  private static String armAction(String action) {
    var right =
        switch (action) {
          case "delete" -> "artifacts/delete";
          case "metadata_write" -> "push/write";
          case "deleted_read" -> "deleted/read";
          case "deleted_restore" -> "deleted/restore/action";
          default -> "pull/read";
        };
    return "Microsoft.ContainerRegistry/registries/" + right;
  }

  private boolean isAllowed(Resource token, TokenScope scope, String action) {
    return switch (action) {
      case "pull" -> permissions.allows(token, scope.name(), "content/read");
      case "metadata_read" -> permissions.allows(token, scope.name(), "metadata/read");
      case "metadata_write" -> permissions.allows(token, scope.name(), "metadata/write");
      case "delete" -> permissions.allows(token, scope.name(), "content/delete");
      default -> false;
    };
  }

  private ServerResponse accessToken(List<TokenScope> granted) {
    var claims = Map.of("access", granted.stream().map(TokenScope::claim).toList());
    return ServerResponse.json(
        200, Map.of("access_token", registryTokens.issue(claims, ACCESS_TOKEN_LIFETIME)));
  }
}
