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

/** One cluster's API server over HTTP: who asks, whether they may, and what they get. */
public final class ApiServer {

  private final SimulatedCluster cluster;
  private final Discovery discovery;
  private final ResourceRequests resources;
  private final LogRequests logs;
  private final ScaleRequests scales;

  public ApiServer(SimulatedCluster cluster, InstantSource clock, StreamingResponses streams) {
    this.cluster = cluster;
    this.discovery = new Discovery(cluster.spec());
    this.resources = new ResourceRequests(cluster.api(), clock, streams);
    this.scales = new ScaleRequests(cluster.api());
    this.logs = new LogRequests(cluster.api(), cluster.logs(), streams);
  }

  /**
   * Answers a request.
   *
   * @param path below the cluster's own
   */
  public ServerResponse answer(ServerRequest request, String path) {
    return answerOrRefusal(request, path).with("Audit-Id", UUID.randomUUID().toString());
  }

  private ServerResponse answerOrRefusal(ServerRequest request, String path) {
    try {
      return answerTo(request, path);
    } catch (ApiFailure e) {
      return ServerResponse.json(e.code(), e.status());
    }
  }

  private ServerResponse answerTo(ServerRequest request, String path) {
    if (path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz")) {
      return ServerResponse.of(200, "text/plain", "ok");
    }
    RbacPermissions access =
        request
            .bearer()
            .flatMap(cluster.tokens()::permissions)
            .orElseThrow(ApiFailure::unauthorized);
    Optional<ObjectNode> document = discovery.at(path);
    if (document.isPresent()) {
      return ServerResponse.json(200, document.get());
    }
    return ResourcePath.parse(path)
        .filter(address -> discovery.serves(address.kind()))
        .map(address -> answer(new ApiRequest(request, address, access)))
        .orElseGet(() -> ServerResponse.of(404, "text/plain", "404 page not found\n"));
  }

  private ServerResponse answer(ApiRequest call) {
    ResourcePath at = call.address();
    Verb verb = Verb.of(call);
    check(verb, call);
    if (verb == Verb.WATCH && call.request().header("upgrade").isPresent()) {
      // Who asks for a WebSocket and is told 200 turns to a plain stream at once; told 503, it
      // would first ask again for twenty seconds.
      return ServerResponse.empty(200);
    }
    checkAccept(call);
    if (at.kind() == ResourceKind.SELF_SUBJECT_ACCESS_REVIEW) {
      return ServerResponse.json(201, review(call));
    }
    return at.part().isEmpty() || at.part().equals("status")
        ? resources.answer(verb, call)
        : answerPart(verb, call);
  }

  private ServerResponse answerPart(Verb verb, ApiRequest call) {
    ResourcePath at = call.address();
    if (at.part().equals("log") && at.kind() == ResourceKind.POD && verb == Verb.GET) {
      return logs.answer(call);
    }
    if (at.part().equals(ScaleRequests.PART) && ScaleRequests.has(at.kind())) {
      return scales.answer(verb, call);
    }
    throw ApiFailure.noSuchResource();
  }

  private static void check(Verb verb, ApiRequest call) {
    ResourcePath at = call.address();
    boolean applies = verb == Verb.PATCH && RequestBodies.isApply(call);
    if (!call.access().allows(verb.word(), at.resource())) {
      throw forbidden(verb, call);
    }
    if (applies && !call.access().allows(Verb.CREATE.word(), at.resource())) {
      throw forbidden(Verb.CREATE, call);
    }
  }

  private static ApiFailure forbidden(Verb verb, ApiRequest call) {
    ResourcePath at = call.address();
    return ApiFailure.forbidden(
        at.kind(),
        at.name(),
        call.access().refusal(verb.word(), at.kind(), at.resource(), at.namespace()));
  }

  private static void checkAccept(ApiRequest call) {
    String accept = call.request().header("accept").orElse("*/*");
    if (!accept.contains("json") && !accept.contains("*/*") && !accept.contains("text/plain")) {
      throw ApiFailure.notAcceptable();
    }
  }

  private static ObjectNode review(ApiRequest call) {
    ObjectNode review = RequestBodies.object(call);
    JsonNode asked = review.path("spec").path("resourceAttributes");
    String part = asked.path("subresource").asText();
    String resource = asked.path("resource").asText() + (part.isEmpty() ? "" : "/" + part);
    boolean allowed =
        review.path("spec").has("nonResourceAttributes")
            || call.access().allows(asked.path("verb").asText(), resource);
    review.put("kind", ResourceKind.SELF_SUBJECT_ACCESS_REVIEW.kind());
    review.put("apiVersion", ResourceKind.SELF_SUBJECT_ACCESS_REVIEW.apiVersion());
    JsonTree.child(review, "metadata");
    JsonTree.child(review, "status").put("allowed", allowed);
    return review;
  }
}
