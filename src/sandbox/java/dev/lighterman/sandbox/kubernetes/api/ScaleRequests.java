package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.Patch;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;
import java.util.stream.Collectors;

/** Handles requests on the subresource {@code scale} of deployments and replica sets. */
record ScaleRequests(ObjectApi api) {

  static final String SUBRESOURCE = "scale";

  static boolean supports(ResourceKind kind) {
    return kind == ResourceKind.DEPLOYMENT || kind == ResourceKind.REPLICA_SET;
  }

  ServerResponse handle(Verb verb, ApiRequest call) {
    return switch (verb) {
      case GET -> ServerResponse.json(200, scale(read(call)));
      case UPDATE -> ServerResponse.json(200, put(call, RequestBodies.object(call)));
      case PATCH ->
          ServerResponse.json(200, put(call, RequestBodies.patch(call).apply(scale(read(call)))));
      case LIST, WATCH, CREATE, DELETE, DELETE_COLLECTION -> throw ApiFailure.methodNotAllowed();
    };
  }

  private ObjectNode put(ApiRequest call, ObjectNode scale) {
    ObjectNode change = JsonTree.object();
    change.putObject("spec").put("replicas", scale.path("spec").path("replicas").asInt());
    return scale(api.patch(call.path().key(), new Patch.Merge(change), call.writeOptions()));
  }

  private ObjectNode read(ApiRequest call) {
    return api.store().require(call.path().key());
  }

  private static ObjectNode scale(ObjectNode object) {
    ObjectNode scale = JsonTree.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    ObjectNode meta = scale.putObject("metadata");
    for (String field :
        List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      meta.set(field, object.path("metadata").path(field));
    }
    scale.putObject("spec").put("replicas", object.path("spec").path("replicas").asInt());
    String selector =
        ObjectMeta.strings(object.path("spec").path("selector").path("matchLabels"))
            .entrySet()
            .stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(","));
    scale
        .putObject("status")
        .put("replicas", object.path("status").path("replicas").asInt())
        .put("selector", selector);
    return scale;
  }
}
