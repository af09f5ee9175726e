package dev.lighterman.sandbox.azure;

import dev.lighterman.sandbox.azure.entra.SignInRoutes;
import dev.lighterman.sandbox.azure.entra.WorkloadIdentityFederation;
import dev.lighterman.sandbox.http.JwtIssuer;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.World;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The simulated Azure: sign-in and Resource Manager on one port, over TLS. */
public final class AzureServer implements AutoCloseable {

  private final SimulatedServer server;
  private final WorkloadIdentityFederation federation;

  private AzureServer(SimulatedServer server, WorkloadIdentityFederation federation) {
    this.server = server;
    this.federation = federation;
  }

  /**
   * Starts listening.
   *
   * @param tokens signs the access tokens, which registries accept too
   * @param agents carry out changes on clusters
   */
  public static AzureServer start(
      ServerOptions options, World world, JwtIssuer tokens, ArcAgents agents) {
    var callers = new CallerPermissions(world, tokens);
    var operations = new AsyncOperations(world);
    var context = new ArmContext(world, operations, callers);
    var gateway = new ArmGateway(world, callers, operations, providers(context, agents));
    var federation = new WorkloadIdentityFederation(tokens);
    var signIn = new SignInRoutes(world.tenant(), tokens, federation).addTo(new Router(gateway));
    return new AzureServer(
        SimulatedServer.start(
            options.withErrorResponder(AzureServer::errorResponse).withAnswersLogged(), signIn),
        federation);
  }

  /** Scheme, host and port, without a slash at the end. */
  public URI address() {
    return server.address();
  }

  /** The token with which the bot's pod signs in by workload identity. */
  public String serviceAccountToken() {
    return federation.serviceAccountToken();
  }

  @Override
  public void close() {
    server.close();
  }

  private static Router providers(ArmContext context, ArcAgents agents) {
    var subscriptions = new SubscriptionRoutes(context);
    var router = new Router(subscriptions::byId);
    new AuthorizationRoutes(context).addTo(router);
    new ProviderRoutes(context).addTo(router);
    new RegistryRoutes(context).addTo(router);
    new ScopeMapRoutes(context).addTo(router);
    new TokenRoutes(context).addTo(router);
    new CredentialRoutes(context).addTo(router);
    new ConnectedRegistryRoutes(context).addTo(router);
    new ImportRoutes(context).addTo(router);
    new ClusterRoutes(context).addTo(router);
    new ResourceGraphRoutes(context).addTo(router);
    new ExtensionRoutes(context, agents).addTo(router);
    new ActivityLogRoutes(context).addTo(router);
    return subscriptions.addTo(router);
  }

  private static ServerResponse errorResponse(int status, ServerRequest request) {
    var error =
        switch (status) {
          case 403 ->
              error(
                  "RequestDisallowedByPolicy",
                  policyMessage(RequiredAction.segments(request.path())));
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
    return ServerResponse.json(status, Map.of("error", error));
  }

  private static String policyMessage(List<String> path) {
    return "Resource '%s' was disallowed by policy. Reasons: 'No %s for now.'. See error details for policy resource IDs."
        .formatted(path.getLast(), path.get(path.size() - 2));
  }

  private static Map<String, String> error(String code, String message) {
    return Map.of("code", code, "message", message);
  }
}
