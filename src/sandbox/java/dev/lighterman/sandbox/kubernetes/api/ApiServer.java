package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.kubernetes.cluster.Access;
import dev.lighterman.sandbox.kubernetes.cluster.Cluster;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** One cluster's API server over HTTP: who asks, whether they may, and what they get. */
public final class ApiServer {

  private final Cluster cluster;
  private final Discovery discovery;
  private final ResourceRequests resources;
  private final LogRequests logs;
  private final ScaleRequests scales;

  public ApiServer(Cluster cluster, InstantSource clock, Streams streams) {
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
  public Response answer(Request request, String path) {
    return answerOrRefusal(request, path).with("Audit-Id", UUID.randomUUID().toString());
  }

  private Response answerOrRefusal(Request request, String path) {
    try {
      return answerTo(request, path);
    } catch (ApiFailure e) {
      return Response.json(e.code(), e.status());
    }
  }

  private Response answerTo(Request request, String path) {
    if (path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz")) {
      return Response.of(200, "text/plain", "ok");
    }
    Access access =
        request.bearer().flatMap(cluster.tokens()::access).orElseThrow(ApiFailure::unauthorized);
    Optional<ObjectNode> document = discovery.at(path);
    if (document.isPresent()) {
      return Response.json(200, document.get());
    }
    return Address.parse(path)
        .filter(address -> discovery.serves(address.kind()))
        .map(address -> answer(new Call(request, address, access)))
        .orElseGet(() -> Response.of(404, "text/plain", "404 page not found\n"));
  }

  private Response answer(Call call) {
    Address at = call.address();
    Verb verb = Verb.of(call.request(), at);
    check(verb, call);
    if (verb == Verb.WATCH && call.request().header("upgrade").isPresent()) {
      // Who asks for a WebSocket and is told 200 turns to a plain stream at once; told 503, it
      // would first ask again for twenty seconds.
      return Response.empty(200);
    }
    checkAccept(call);
    if (at.kind() == Kind.SELF_SUBJECT_ACCESS_REVIEW) {
      return Response.json(201, review(call));
    }
    return at.part().isEmpty() || at.part().equals("status")
        ? resources.answer(verb, call)
        : answerPart(verb, call);
  }

  private Response answerPart(Verb verb, Call call) {
    Address at = call.address();
    if (at.part().equals("log") && at.kind() == Kind.POD && verb == Verb.GET) {
      return logs.answer(call);
    }
    if (at.part().equals(ScaleRequests.PART) && ScaleRequests.has(at.kind())) {
      return scales.answer(verb, call);
    }
    throw ApiFailure.noSuchResource();
  }

  private static void check(Verb verb, Call call) {
    Address at = call.address();
    boolean applies = verb == Verb.PATCH && Bodies.isApply(call);
    if (!call.access().allows(verb.word(), at.resource())) {
      throw forbidden(verb, call);
    }
    if (applies && !call.access().allows(Verb.CREATE.word(), at.resource())) {
      throw forbidden(Verb.CREATE, call);
    }
  }

  private static ApiFailure forbidden(Verb verb, Call call) {
    Address at = call.address();
    return ApiFailure.forbidden(
        at.kind(),
        at.name(),
        call.access().refusal(verb.word(), at.kind(), at.resource(), at.namespace()));
  }

  private static void checkAccept(Call call) {
    String accept = call.request().header("accept").orElse("*/*");
    if (!accept.contains("json") && !accept.contains("*/*") && !accept.contains("text/plain")) {
      throw ApiFailure.notAcceptable();
    }
  }

  private static ObjectNode review(Call call) {
    ObjectNode review = Bodies.object(call);
    JsonNode asked = review.path("spec").path("resourceAttributes");
    String part = asked.path("subresource").asText();
    String resource = asked.path("resource").asText() + (part.isEmpty() ? "" : "/" + part);
    boolean allowed =
        review.path("spec").has("nonResourceAttributes")
            || call.access().allows(asked.path("verb").asText(), resource);
    review.put("kind", Kind.SELF_SUBJECT_ACCESS_REVIEW.kind());
    review.put("apiVersion", Kind.SELF_SUBJECT_ACCESS_REVIEW.apiVersion());
    Tree.child(review, "metadata");
    Tree.child(review, "status").put("allowed", allowed);
    return review;
  }
}
