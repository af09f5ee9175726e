package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.azure.entra.Federation;
import dev.lighterman.sandbox.azure.entra.SignIn;
import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Jwts;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.World;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Azure over TLS: sign-in and Resource Manager on one port. */
public final class AzureFace implements AutoCloseable {

  private final Face face;
  private final Federation federation;

  private AzureFace(Face face, Federation federation) {
    this.face = face;
    this.federation = federation;
  }

  /**
   * Starts listening.
   *
   * @param tokens who signs the access tokens; registries accept those tokens too
   * @param agents who carries out what is to happen on clusters
   */
  public static AzureFace start(FaceOptions options, World world, Jwts tokens, ArcAgents agents) {
    var callers = new Callers(world, tokens);
    var context = new Context(world, new Operations(world), callers);
    var gate = new Gate(world, callers, providers(context, agents));
    var federation = new Federation(tokens);
    var signIn = new SignIn(world.tenant(), tokens, federation).addTo(new Router(gate));
    return new AzureFace(Face.start(options.refusing(AzureFace::refusal), signIn), federation);
  }

  /** Scheme, host and port, without a slash at the end. */
  public URI address() {
    return face.address();
  }

  /** What a pod of the bot's finds in a file, to sign in with. */
  public String serviceAccountToken() {
    return federation.serviceAccountToken();
  }

  @Override
  public void close() {
    face.close();
  }

  private static Router providers(Context context, ArcAgents agents) {
    var subscriptions = new SubscriptionRoutes(context);
    var router = new Router(subscriptions::byId);
    new ProviderRoutes(context).addTo(router);
    new RegistryRoutes(context).addTo(router);
    new ScopeMapRoutes(context).addTo(router);
    new TokenRoutes(context).addTo(router);
    new CredentialRoutes(context).addTo(router);
    new ConnectedRegistryRoutes(context).addTo(router);
    new ImportRoutes(context).addTo(router);
    new ClusterRoutes(context).addTo(router);
    new ExtensionRoutes(context, agents).addTo(router);
    return subscriptions.addTo(router);
  }

  private static Response refusal(int status, Request request) {
    var error =
        switch (status) {
          case 403 ->
              error("RequestDisallowedByPolicy", policy(RequiredAction.segments(request.path())));
          case 429 ->
              error(
                  "SubscriptionRequestsThrottled",
                  "Number of requests for the subscription exceeded the limit. Please try again"
                      + " later. Refer to https://aka.ms/arm-throttling for additional"
                      + " information.");
          default ->
              error(
                  "InternalServerError",
                  "Encountered internal server error. Diagnostic information: timestamp,"
                      + " subscription id, tracking id.");
        };
    return Response.json(status, Map.of("error", error));
  }

  private static String policy(List<String> path) {
    return "Resource '%s' was disallowed by policy. Reasons: 'No %s for now.'. See error details for policy resource IDs."
        .formatted(path.getLast(), path.get(path.size() - 2));
  }

  private static Map<String, String> error(String code, String message) {
    return Map.of("code", code, "message", message);
  }
}
