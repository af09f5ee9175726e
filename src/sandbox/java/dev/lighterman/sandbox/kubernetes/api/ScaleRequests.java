package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.kubernetes.admission.Api;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Patch;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.List;
import java.util.stream.Collectors;

/** How many pods a deployment or replica set wants, as {@code kubectl scale} reads and sets it. */
record ScaleRequests(Api api) {

  static final String PART = "scale";

  static boolean has(Kind kind) {
    return kind == Kind.DEPLOYMENT || kind == Kind.REPLICA_SET;
  }

  Response answer(Verb verb, Call call) {
    return switch (verb) {
      case GET -> Response.json(200, scale(read(call)));
      case UPDATE -> Response.json(200, put(call, Bodies.object(call)));
      case PATCH -> Response.json(200, put(call, Bodies.patch(call).of(scale(read(call)))));
      case LIST, WATCH, CREATE, DELETE, DELETE_ALL -> throw ApiFailure.methodNotAllowed();
    };
  }

  private ObjectNode put(Call call, ObjectNode scale) {
    ObjectNode change = Tree.object();
    change.putObject("spec").put("replicas", scale.path("spec").path("replicas").asInt());
    return scale(api.patch(call.address().key(), new Patch.Merge(change), call.write()));
  }

  private ObjectNode read(Call call) {
    ObjectKey key = call.address().key();
    return api.store().get(key).orElseThrow(() -> ApiFailure.notFound(key.kind(), key.name()));
  }

  private static ObjectNode scale(ObjectNode object) {
    ObjectNode scale = Tree.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    ObjectNode meta = scale.putObject("metadata");
    for (String field :
        List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      meta.set(field, object.path("metadata").path(field));
    }
    scale.putObject("spec").put("replicas", object.path("spec").path("replicas").asInt());
    String selector =
        Meta.texts(object.path("spec").path("selector").path("matchLabels")).entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(","));
    scale
        .putObject("status")
        .put("replicas", object.path("status").path("replicas").asInt())
        .put("selector", selector);
    return scale;
  }
}
