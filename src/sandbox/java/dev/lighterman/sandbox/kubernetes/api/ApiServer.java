package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.cluster.RbacPermissions;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The API server of one cluster over HTTP: authenticates, authorizes and routes requests. */
public final class ApiServer {

  private final SimulatedCluster cluster;
  private final Discovery discovery;
  private final ResourceRequests resourceRequests;
  private final LogRequests logRequests;
  private final ScaleRequests scaleRequests;
  private final TokenRequests tokenRequests;

  public ApiServer(SimulatedCluster cluster, InstantSource clock, StreamingResponses streams) {
    this.cluster = cluster;
    this.discovery = new Discovery(cluster.spec());
    this.resourceRequests = new ResourceRequests(cluster.api(), clock, streams);
    this.scaleRequests = new ScaleRequests(cluster.api());
    this.tokenRequests = new TokenRequests(cluster.serviceAccounts(), clock);
    this.logRequests = new LogRequests(cluster.api(), cluster.logs(), streams);
  }

  /**
   * Handles a request.
   *
   * @param path without the prefix of the cluster
   */
  public ServerResponse handle(ServerRequest request, String path) {
    return handleOrReject(request, path).withHeader("Audit-Id", UUID.randomUUID().toString());
  }

  private ServerResponse handleOrReject(ServerRequest request, String path) {
    try {
      return handleAuthenticated(request, path);
    } catch (ApiFailure e) {
      return ServerResponse.json(e.code(), e.status());
    }
  }

  private ServerResponse handleAuthenticated(ServerRequest request, String path) {
    if (path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz")) {
      return ServerResponse.of(200, "text/plain", "ok");
    }
    RbacPermissions permissions = permissions(request);
    Optional<ObjectNode> document = discovery.document(path);
    if (document.isPresent()) {
      if (permissions.isAnonymous() && !path.equals("/version")) {
        throw ApiFailure.forbiddenPath(permissions.user(), path);
      }
      return ServerResponse.json(200, document.get());
    }
    Optional<ResourcePath> resource =
        ResourcePath.parse(path).filter(each -> discovery.serves(each.kind()));
    return resource.isPresent()
        ? handle(new ApiRequest(request, resource.get(), permissions))
        : absent(request, path, permissions);
  }

  /** A caller without credentials is anonymous; one with wrong credentials is refused. */
  private RbacPermissions permissions(ServerRequest request) {
    return request
        .bearer()
        .map(token ->
            cluster
                .tokens()
                .permissions(token)
                .or(() -> cluster.serviceAccounts().permissions(token))
                .orElseThrow(ApiFailure::unauthorized))
        .orElse(RbacPermissions.ANONYMOUS);
  }

  /** What is not served: a resource of a served API version, or a path that nothing serves. */
  private ServerResponse absent(ServerRequest request, String path, RbacPermissions permissions) {
    Optional<AbsentResource> absent = AbsentResource.parse(path);
    if (absent.isEmpty()) {
      if (permissions.isAnonymous()) {
        throw ApiFailure.forbiddenPath(permissions.user(), path);
      }
    } else {
      absent.get().authorize(request, permissions);
      if (Discovery.serves(absent.get().groupVersion())) {
        throw ApiFailure.noSuchResource();
      }
    }
    return ServerResponse.of(404, "text/plain", "404 page not found\n");
  }

  private ServerResponse handle(ApiRequest call) {
    ResourcePath path = call.path();
    Verb verb = Verb.of(call);
    authorize(verb, call);
    if (verb == Verb.WATCH && call.request().header("upgrade").isPresent()) {
      // After 200, a client that wants a WebSocket falls back to a plain stream at once; after
      // 503 it would first retry for twenty seconds.
      return ServerResponse.empty(200);
    }
    checkAccept(call);
    if (!path.kind().stored()) {
      return ServerResponse.json(201, AccessReviews.evaluate(call));
    }
    return path.subresource().isEmpty() || path.subresource().equals("status")
        ? resourceRequests.handle(verb, call)
        : handleSubresource(verb, call);
  }

  private ServerResponse handleSubresource(Verb verb, ApiRequest call) {
    ResourcePath path = call.path();
    if (path.subresource().equals("log") && path.kind() == ResourceKind.POD && verb == Verb.GET) {
      return logRequests.handle(call);
    }
    if (path.subresource().equals(ScaleRequests.SUBRESOURCE)
        && ScaleRequests.supports(path.kind())) {
      return scaleRequests.handle(verb, call);
    }
    if (path.subresource().equals(TokenRequests.SUBRESOURCE)
        && path.kind() == ResourceKind.SERVICE_ACCOUNT) {
      return tokenRequests.handle(verb, call);
    }
    throw ApiFailure.noSuchResource();
  }

  /** Applying to an object that does not exist needs the right to create it, too. */
  private void authorize(Verb verb, ApiRequest call) {
    require(verb, call);
    boolean creates =
        verb == Verb.PATCH
            && RequestBodies.isApply(call)
            && cluster.api().store().get(call.path().key()).isEmpty();
    if (creates) {
      require(Verb.CREATE, call);
    }
  }

  private static void require(Verb verb, ApiRequest call) {
    ResourcePath path = call.path();
    String group = path.kind().group();
    if (!call.permissions().allows(verb.rbacName(), group, path.resource())) {
      throw ApiFailure.forbidden(
          path.kind(),
          path.name(),
          call.permissions().refusal(verb.rbacName(), group, path.resource(), path.namespace()));
    }
  }

  private static void checkAccept(ApiRequest call) {
    String accept = call.request().header("accept").orElse("*/*");
    if (!accept.contains("json") && !accept.contains("*/*") && !accept.contains("text/plain")) {
      throw ApiFailure.notAcceptable();
    }
  }
}
