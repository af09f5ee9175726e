package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.cluster.RbacPermissions;
import dev.lighterman.sandbox.kubernetes.cluster.ServiceAccountTokens;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;

/** Tells callers who they are and what they may do, as {@code kubectl auth} asks. */
final class AccessReviews {

  private AccessReviews() {}

  /**
   * Evaluates the review in the body.
   *
   * @throws ApiFailure 422 where it asks nothing, 400 where it names no namespace or has other
   *     fields
   */
  static ObjectNode evaluate(ApiRequest call) {
    ObjectNode review = RequestBodies.object(call);
    ResourceRequests.unknownFields(call, review);
    ResourceKind kind = call.path().kind();
    review.put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
    JsonTree.child(review, "metadata");
    if (kind == ResourceKind.SELF_SUBJECT_REVIEW) {
      putUser(JsonTree.child(review, "status").putObject("userInfo"), call.permissions().user());
    } else if (kind == ResourceKind.SELF_SUBJECT_RULES_REVIEW) {
      putRules(review, call.permissions());
    } else {
      JsonTree.child(review, "status").put("allowed", isAllowed(call, review.path("spec")));
    }
    return review;
  }

  private static void putUser(ObjectNode json, String user) {
    json.put("username", user);
    put(json, "groups", ServiceAccountTokens.groups(user));
  }

  private static boolean isAllowed(ApiRequest call, JsonNode spec) {
    JsonNode attributes = spec.path("resourceAttributes");
    if (spec.has("nonResourceAttributes") == spec.has("resourceAttributes")) {
      throw ApiFailure.invalid(
          call.path().kind(),
          "",
          List.of(
              FieldError.invalid(
                  "spec.resourceAttributes",
                  "\"null\"",
                  "exactly one of nonResourceAttributes or resourceAttributes must be specified")));
    }
    String subresource = attributes.path("subresource").asText();
    String resource =
        attributes.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource);
    return spec.has("nonResourceAttributes")
        || call.permissions()
            .allows(attributes.path("verb").asText(), attributes.path("group").asText(), resource);
  }

  private static void putRules(ObjectNode review, RbacPermissions permissions) {
    if (review.path("spec").path("namespace").asText().isEmpty()) {
      throw ApiFailure.badRequest("no namespace on request");
    }
    ObjectNode status = JsonTree.child(review, "status");
    ArrayNode rules = status.putArray("resourceRules");
    permissions
        .effectiveRules()
        .forEach(rule -> {
          ObjectNode json = rules.addObject();
          put(json, "verbs", rule.verbs());
          put(json, "apiGroups", rule.groups());
          put(json, "resources", rule.resources());
        });
    ObjectNode paths = status.putArray("nonResourceRules").addObject();
    put(paths, "verbs", List.of("get"));
    put(
        paths,
        "nonResourceURLs",
        List.of(
            "/api",
            "/api/*",
            "/apis",
            "/apis/*",
            "/healthz",
            "/livez",
            "/openapi",
            "/openapi/*",
            "/readyz",
            "/version"));
    status.put("incomplete", false);
  }

  private static void put(ObjectNode object, String field, List<String> values) {
    values.forEach(object.putArray(field)::add);
  }
}
