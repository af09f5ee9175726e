package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.kubernetes.admission.Api;
import dev.lighterman.sandbox.kubernetes.admission.Deletion;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.InstantSource;
import java.util.List;

/** The verbs of HTTP on objects and collections. */
final class ResourceRequests {

  private final Api api;
  private final InstantSource clock;
  private final Lists lists;
  private final Watches watches;

  ResourceRequests(Api api, InstantSource clock, Streams streams) {
    this.api = api;
    this.clock = clock;
    this.lists = new Lists(api.store(), clock);
    this.watches = new Watches(api.store(), clock, streams);
  }

  Response answer(Verb verb, Call call) {
    return switch (verb) {
      case GET -> one(call, 200, get(call));
      case LIST -> Response.json(200, lists.list(call));
      case WATCH -> watches.watch(call);
      case CREATE -> one(call, 201, create(call));
      case UPDATE -> one(call, 200, update(call));
      case PATCH -> patch(call);
      case DELETE -> Response.json(200, api.delete(call.address().key(), deletion(call)));
      case DELETE_ALL -> deleteAll(call);
    };
  }

  private ObjectNode get(Call call) {
    ObjectKey key = call.address().key();
    return api.store().get(key).orElseThrow(() -> ApiFailure.notFound(key.kind(), key.name()));
  }

  private ObjectNode create(Call call) {
    Address at = call.address();
    if (at.kind().namespaced() && at.namespace().isEmpty()) {
      throw ApiFailure.methodNotAllowed();
    }
    ObjectNode object = Bodies.object(call);
    String kind = object.path("kind").asText(at.kind().kind());
    if (!kind.equals(at.kind().kind())) {
      throw ApiFailure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: no kind \"%1$s\" is registered here"
              .formatted(kind, object.path("apiVersion").asText(), at.kind().kind()));
    }
    return api.create(at.kind(), at.namespace(), object, call.write());
  }

  private ObjectNode update(Call call) {
    if (isStatus(call)) {
      return putStatus(call, Bodies.object(call));
    }
    return api.replace(call.address().key(), Bodies.object(call), call.write());
  }

  private Response patch(Call call) {
    ObjectKey key = call.address().key();
    if (!Bodies.isApply(call)) {
      return isStatus(call)
          ? one(call, 200, putStatus(call, Bodies.patch(call).of(get(call))))
          : one(call, 200, api.patch(key, Bodies.patch(call), call.write()));
    }
    if (call.request().query("fieldManager").isEmpty()) {
      throw ApiFailure.invalidOptions("fieldManager: Required value: is required for apply patch");
    }
    boolean there = api.store().get(key).isPresent();
    ObjectNode applied = api.apply(key, Tree.read(call.request().text()), call.write());
    return one(call, there ? 200 : 201, applied);
  }

  /** The status alone, as those who run a cluster write it. */
  private ObjectNode putStatus(Call call, ObjectNode given) {
    api.change(
        call.address().key(), object -> object.set("status", given.path("status").deepCopy()));
    return get(call);
  }

  private static boolean isStatus(Call call) {
    return call.address().part().equals("status");
  }

  private Response deleteAll(Call call) {
    List<ObjectNode> objects = lists.all(call);
    Kind kind = call.address().kind();
    Deletion deletion = deletion(call);
    objects.forEach(object -> api.delete(ObjectKey.of(kind, object), deletion));
    return Response.json(200, lists.of(kind, objects, Long.toString(api.store().version())));
  }

  private static Deletion deletion(Call call) {
    ObjectNode options = Bodies.options(call);
    for (String option : List.of("propagationPolicy", "gracePeriodSeconds")) {
      call.request().query(option).ifPresent(value -> options.put(option, value));
    }
    return Deletion.read(options, call.dryRun());
  }

  private Response one(Call call, int status, ObjectNode object) {
    if (call.wantsTable() && !Meta.name(object).isEmpty()) {
      return Response.json(
          status, call.tables().of(List.of(object), Meta.version(object), clock.instant()));
    }
    return Response.json(status, object);
  }
}
