package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.admission.DeleteOptions;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;
import java.util.List;

/** The verbs of HTTP on objects and collections. */
final class ResourceRequests {

  private final ObjectApi api;
  private final InstantSource clock;
  private final ObjectListing lists;
  private final WatchRequests watches;

  ResourceRequests(ObjectApi api, InstantSource clock, StreamingResponses streams) {
    this.api = api;
    this.clock = clock;
    this.lists = new ObjectListing(api.store(), clock);
    this.watches = new WatchRequests(api.store(), clock, streams);
  }

  ServerResponse answer(Verb verb, ApiRequest call) {
    return switch (verb) {
      case GET -> one(call, 200, get(call));
      case LIST -> ServerResponse.json(200, lists.list(call));
      case WATCH -> watches.watch(call);
      case CREATE -> one(call, 201, create(call));
      case UPDATE -> one(call, 200, update(call));
      case PATCH -> patch(call);
      case DELETE -> ServerResponse.json(200, api.delete(call.address().key(), deletion(call)));
      case DELETE_ALL -> deleteAll(call);
    };
  }

  private ObjectNode get(ApiRequest call) {
    return api.store().require(call.address().key());
  }

  private ObjectNode create(ApiRequest call) {
    ResourcePath at = call.address();
    if (at.kind().namespaced() && at.namespace().isEmpty()) {
      throw ApiFailure.methodNotAllowed();
    }
    ObjectNode object = RequestBodies.object(call);
    String kind = object.path("kind").asText(at.kind().kind());
    if (!kind.equals(at.kind().kind())) {
      throw ApiFailure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: no kind \"%1$s\" is registered here"
              .formatted(kind, object.path("apiVersion").asText(), at.kind().kind()));
    }
    return api.create(at.kind(), at.namespace(), object, call.write());
  }

  private ObjectNode update(ApiRequest call) {
    if (isStatus(call)) {
      return putStatus(call, RequestBodies.object(call));
    }
    return api.replace(call.address().key(), RequestBodies.object(call), call.write());
  }

  private ServerResponse patch(ApiRequest call) {
    ObjectKey key = call.address().key();
    if (!RequestBodies.isApply(call)) {
      return isStatus(call)
          ? one(call, 200, putStatus(call, RequestBodies.patch(call).apply(get(call))))
          : one(call, 200, api.patch(key, RequestBodies.patch(call), call.write()));
    }
    if (call.request().query("fieldManager").isEmpty()) {
      throw ApiFailure.invalidOptions("fieldManager: Required value: is required for apply patch");
    }
    boolean there = api.store().get(key).isPresent();
    ObjectNode applied = api.apply(key, JsonTree.read(call.request().text()), call.write());
    return one(call, there ? 200 : 201, applied);
  }

  /** The status alone, as those who run a cluster write it. */
  private ObjectNode putStatus(ApiRequest call, ObjectNode given) {
    api.change(
        call.address().key(), object -> object.set("status", given.path("status").deepCopy()));
    return get(call);
  }

  private static boolean isStatus(ApiRequest call) {
    return call.address().part().equals("status");
  }

  private ServerResponse deleteAll(ApiRequest call) {
    List<ObjectNode> objects = lists.all(call);
    ResourceKind kind = call.address().kind();
    DeleteOptions deletion = deletion(call);
    objects.forEach(object -> api.delete(ObjectKey.of(kind, object), deletion));
    return ServerResponse.json(200, lists.of(kind, objects, Long.toString(api.store().version())));
  }

  private static DeleteOptions deletion(ApiRequest call) {
    ObjectNode options = RequestBodies.options(call);
    for (String option : List.of("propagationPolicy", "gracePeriodSeconds")) {
      call.request().query(option).ifPresent(value -> options.put(option, value));
    }
    return DeleteOptions.parse(options, call.dryRun());
  }

  private ServerResponse one(ApiRequest call, int status, ObjectNode object) {
    if (call.wantsTable() && !ObjectMeta.name(object).isEmpty()) {
      return ServerResponse.json(
          status,
          call.tables().of(List.of(object), ObjectMeta.resourceVersion(object), clock.instant()));
    }
    return ServerResponse.json(status, object);
  }
}
