package dev.lighterman.sandbox.azure.entra;

import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.Tenant;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * The instance metadata service of the bot's machine: issues the token of a managed identity,
 * without a secret.
 */
public final class InstanceMetadataServer implements AutoCloseable {
  private final Tenant tenant;
  private final AccessTokenIssuer tokens;
  private final URI azure;
  private final SimulatedServer server;

  private InstanceMetadataServer(
      ServerOptions options, Tenant tenant, JwtIssuer tokens, URI azure) {
    this.tenant = tenant;
    this.tokens = new AccessTokenIssuer(tenant, tokens);
    this.azure = azure;
    this.server =
        SimulatedServer.start(
            options,
            new Router(_ -> ServerResponse.empty(404))
                .route("GET", "/metadata/identity/oauth2/token", this::token));
  }

  /**
   * Starts listening.
   *
   * @param azure the address of Resource Manager, for which the tokens are valid
   */
  public static InstanceMetadataServer start(
      ServerOptions options, Tenant tenant, JwtIssuer tokens, URI azure) {
    return new InstanceMetadataServer(options, tenant, tokens, azure);
  }

  /** Scheme, host and port, without a slash at the end. */
  public URI address() {
    return server.address();
  }

  private ServerResponse token(ServerRequest request) {
    if (!request.header("Metadata").orElse("").equalsIgnoreCase("true")) {
      return error("invalid_request", "Required metadata header not specified");
    }
    String bot = tenant.bot().clientId();
    if (!request.query("client_id").orElse(bot).equalsIgnoreCase(bot)) {
      return error("invalid_request", "Identity not found");
    }
    String resource = request.query("resource").orElse("");
    var audience = AccessTokenIssuer.audience(azure.toString(), resource);
    if (audience.isEmpty()) {
      return error(
          "invalid_resource",
          "AADSTS500011: The resource principal named %s was not found in the tenant named Harbour."
              .formatted(resource));
    }
    var token = tokens.grant(azure.toString(), audience.get(), tenant.bot());
    long expiresOn = Instant.now().getEpochSecond() + token.path("expires_in").asLong();
    return ServerResponse.json(200, token.put("resource", resource).put("expires_on", expiresOn));
  }

  private static ServerResponse error(String error, String description) {
    return ServerResponse.json(400, Map.of("error", error, "error_description", description));
  }

  @Override
  public void close() {
    server.close();
  }
}
