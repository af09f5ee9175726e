package dev.lighterman.sandbox.azure.entra;

import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Jwts;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.world.Tenant;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * The instance metadata service of a machine that is the bot's: managed identity, which asks for no
 * secret because nobody else can reach it.
 */
public final class MetadataFace implements AutoCloseable {
  private final Tenant tenant;
  private final AccessTokens tokens;
  private final URI azure;
  private final Face face;

  private MetadataFace(FaceOptions options, Tenant tenant, Jwts tokens, URI azure) {
    this.tenant = tenant;
    this.tokens = new AccessTokens(tenant, tokens);
    this.azure = azure;
    this.face =
        Face.start(
            options,
            new Router(_ -> Response.empty(404))
                .on("GET", "/metadata/identity/oauth2/token", this::token));
  }

  /**
   * Starts listening.
   *
   * @param azure where the tokens are good for something
   */
  public static MetadataFace start(FaceOptions options, Tenant tenant, Jwts tokens, URI azure) {
    return new MetadataFace(options, tenant, tokens, azure);
  }

  /** Scheme, host and port, without a slash at the end. */
  public URI address() {
    return face.address();
  }

  private Response token(Request request) {
    if (!request.header("Metadata").orElse("").equalsIgnoreCase("true")) {
      return refused("invalid_request", "Required metadata header not specified");
    }
    String bot = tenant.bot().clientId();
    if (!request.query("client_id").orElse(bot).equalsIgnoreCase(bot)) {
      return refused("invalid_request", "Identity not found");
    }
    var granted = tokens.grant(azure.toString(), tenant.bot());
    long ends = Instant.now().getEpochSecond() + granted.path("expires_in").asLong();
    return Response.json(
        200, granted.put("resource", request.query("resource").orElse("")).put("expires_on", ends));
  }

  private static Response refused(String error, String description) {
    return Response.json(400, Map.of("error", error, "error_description", description));
  }

  @Override
  public void close() {
    face.close();
  }
}
