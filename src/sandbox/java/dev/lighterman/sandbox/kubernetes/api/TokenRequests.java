package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.cluster.ServiceAccountTokens;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Handles requests for something to sign in with as a ServiceAccount. */
record TokenRequests(ServiceAccountTokens tokens, InstantSource clock) {

  static final String SUBRESOURCE = "token";
  static final String KIND = "TokenRequest";

  private static final Duration SHORTEST = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofSeconds(1L << 32);

  ServerResponse handle(Verb verb, ApiRequest call) {
    if (verb != Verb.CREATE) {
      throw ApiFailure.methodNotAllowed();
    }
    ObjectNode request = RequestBodies.object(call);
    String name = call.path().name();
    checkName(ObjectMeta.name(request), name);
    tokens.require(call.path().namespace(), name);
    Duration validFor = validFor(request.path("spec").path("expirationSeconds"));
    List<String> audiences = audiences(request.path("spec").path("audiences"));
    return ServerResponse.json(201, answer(call.path().namespace(), name, audiences, validFor));
  }

  private static void checkName(String given, String name) {
    if (!given.isEmpty() && !given.equals(name)) {
      throw ApiFailure.invalidTokenRequest(
          name,
          FieldError.invalid(
              "metadata.name",
              FieldError.quoted(given),
              "must match the service account name if specified"));
    }
  }

  private ObjectNode answer(
      String namespace, String name, List<String> audiences, Duration validFor) {
    Instant now = clock.instant();
    ObjectNode answer =
        JsonTree.object().put("kind", KIND).put("apiVersion", "authentication.k8s.io/v1");
    answer
        .putObject("metadata")
        .put("name", name)
        .put("namespace", namespace)
        .put("creationTimestamp", ObjectMeta.now(InstantSource.fixed(now)));
    ObjectNode spec = answer.putObject("spec");
    audiences.forEach(spec.putArray("audiences")::add);
    spec.put("expirationSeconds", validFor.toSeconds()).putNull("boundObjectRef");
    answer
        .putObject("status")
        .put("token", tokens.issue(namespace, name, audiences, validFor))
        .put("expirationTimestamp", ObjectMeta.now(InstantSource.fixed(now.plus(validFor))));
    return answer;
  }

  private static Duration validFor(JsonNode seconds) {
    Duration asked = Duration.ofSeconds(seconds.asLong(3600));
    if (asked.compareTo(SHORTEST) < 0) {
      throw outOfRange(asked, "may not specify a duration less than 10 minutes");
    }
    if (asked.compareTo(LONGEST) > 0) {
      throw outOfRange(asked, "may not specify a duration larger than 2^32 seconds");
    }
    return asked;
  }

  private static ApiFailure outOfRange(Duration asked, String detail) {
    return ApiFailure.invalidTokenRequest(
        "", FieldError.invalid("spec.expirationSeconds", Long.toString(asked.toSeconds()), detail));
  }

  private static List<String> audiences(JsonNode given) {
    return given.isEmpty()
        ? List.of(ServiceAccountTokens.API_SERVER)
        : JsonTree.items(given).map(JsonNode::asText).toList();
  }
}
