package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.cluster.RbacPermissions;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
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

  public ApiServer(SimulatedCluster cluster, InstantSource clock, StreamingResponses streams) {
    this.cluster = cluster;
    this.discovery = new Discovery(cluster.spec());
    this.resourceRequests = new ResourceRequests(cluster.api(), clock, streams);
    this.scaleRequests = new ScaleRequests(cluster.api());
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
    RbacPermissions permissions =
        request
            .bearer()
            .flatMap(cluster.tokens()::permissions)
            .orElseThrow(ApiFailure::unauthorized);
    Optional<ObjectNode> document = discovery.document(path);
    if (document.isPresent()) {
      return ServerResponse.json(200, document.get());
    }
    return ResourcePath.parse(path)
        .filter(resource -> discovery.serves(resource.kind()))
        .map(resource -> handle(new ApiRequest(request, resource, permissions)))
        .orElseGet(() -> ServerResponse.of(404, "text/plain", "404 page not found\n"));
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
    if (path.kind() == ResourceKind.SELF_SUBJECT_ACCESS_REVIEW) {
      return ServerResponse.json(201, reviewAccess(call));
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
    throw ApiFailure.noSuchResource();
  }

  private static void authorize(Verb verb, ApiRequest call) {
    ResourcePath path = call.path();
    boolean isApply = verb == Verb.PATCH && RequestBodies.isApply(call);
    if (!call.permissions().allows(verb.rbacName(), path.resource())) {
      throw forbidden(verb, call);
    }
    if (isApply && !call.permissions().allows(Verb.CREATE.rbacName(), path.resource())) {
      throw forbidden(Verb.CREATE, call);
    }
  }

  private static ApiFailure forbidden(Verb verb, ApiRequest call) {
    ResourcePath path = call.path();
    return ApiFailure.forbidden(
        path.kind(),
        path.name(),
        call.permissions()
            .refusal(verb.rbacName(), path.kind(), path.resource(), path.namespace()));
  }

  private static void checkAccept(ApiRequest call) {
    String accept = call.request().header("accept").orElse("*/*");
    if (!accept.contains("json") && !accept.contains("*/*") && !accept.contains("text/plain")) {
      throw ApiFailure.notAcceptable();
    }
  }

  private static ObjectNode reviewAccess(ApiRequest call) {
    ObjectNode review = RequestBodies.object(call);
    JsonNode attributes = review.path("spec").path("resourceAttributes");
    String subresource = attributes.path("subresource").asText();
    String resource =
        attributes.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource);
    boolean allowed =
        review.path("spec").has("nonResourceAttributes")
            || call.permissions().allows(attributes.path("verb").asText(), resource);
    review.put("kind", ResourceKind.SELF_SUBJECT_ACCESS_REVIEW.kind());
    review.put("apiVersion", ResourceKind.SELF_SUBJECT_ACCESS_REVIEW.apiVersion());
    JsonTree.child(review, "metadata");
    JsonTree.child(review, "status").put("allowed", allowed);
    return review;
  }
}
