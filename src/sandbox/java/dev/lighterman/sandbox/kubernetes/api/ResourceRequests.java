package dev.lighterman.sandbox.kubernetes.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.kubernetes.admission.DeleteOptions;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.admission.PodSecurity;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.Patch;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Handles requests on objects and collections. */
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

  ServerResponse handle(Verb verb, ApiRequest call) {
    return switch (verb) {
      case GET -> respond(call, 200, get(call));
      case LIST -> ServerResponse.json(200, lists.list(call));
      case WATCH -> watches.watch(call);
      case CREATE -> create(call);
      case UPDATE -> update(call);
      case PATCH -> patch(call);
      case DELETE -> ServerResponse.json(200, api.delete(call.path().key(), deleteOptions(call)));
      case DELETE_COLLECTION -> deleteCollection(call);
    };
  }

  private ObjectNode get(ApiRequest call) {
    return api.store().require(call.path().key());
  }

  private ServerResponse create(ApiRequest call) {
    ResourcePath path = call.path();
    if (path.kind().namespaced() && path.namespace().isEmpty()) {
      throw ApiFailure.methodNotAllowed();
    }
    ObjectNode object = RequestBodies.object(call);
    String kind = object.path("kind").asText(path.kind().kind());
    if (!kind.equals(path.kind().kind())) {
      throw ApiFailure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: no kind \"%1$s\" is registered here"
              .formatted(kind, object.path("apiVersion").asText(), path.kind().kind()));
    }
    List<String> unknown = unknownFields(call, object);
    ObjectNode created = api.create(path.kind(), path.namespace(), object, call.writeOptions());
    return changed(call, 201, created, unknown);
  }

  /**
   * Checks types always, and refuses unknown fields if the client asks for it, as kubectl does.
   *
   * @return those of which it is warned
   */
  static List<String> unknownFields(ApiRequest call, ObjectNode object) {
    ResourceKind kind = call.path().kind();
    List<String> unknown = ObjectSchema.INSTANCE.unknownFields(kind, object);
    String validation = call.query("fieldValidation", "Warn");
    if (!unknown.isEmpty() && validation.equals("Strict")) {
      throw ObjectSchema.cannotBeHandled(
          kind,
          "strict decoding error: "
              + unknown.stream()
                  .map(field -> "unknown field " + FieldError.quoted(field))
                  .collect(joining(", ")));
    }
    return validation.equals("Ignore") ? List.of() : unknown;
  }

  /** Checks a configuration to be applied, which takes no fields that its kind does not have. */
  private static void checkApplied(ApiRequest call, ObjectNode configuration) {
    if (!configuration.hasNonNull("kind")) {
      throw ApiFailure.badRequest(
          "error decoding patch: Object 'Kind' is missing in '" + configuration + "'");
    }
    if (configuration.path("metadata").hasNonNull("managedFields")) {
      throw ApiFailure.badRequest("metadata.managedFields must be nil");
    }
    List<String> unknown = ObjectSchema.INSTANCE.unknownFields(call.path().kind(), configuration);
    if (!unknown.isEmpty()) {
      ResourceKind kind = call.path().kind();
      throw ApiFailure.badRequest(
          "failed to create typed patch object (%s/%s; %s, Kind=%s): .%s: field not declared in schema"
              .formatted(
                  call.path().namespace(),
                  call.path().name(),
                  kind.apiVersion(),
                  kind.kind(),
                  unknown.getFirst()));
    }
  }

  private ServerResponse update(ApiRequest call) {
    ObjectNode object = RequestBodies.object(call);
    if (isStatus(call)) {
      return respond(call, 200, putStatus(call, object));
    }
    List<String> unknown = unknownFields(call, object);
    ObjectNode replaced = api.replace(call.path().key(), object, call.writeOptions());
    return changed(call, 200, replaced, unknown);
  }

  private ServerResponse patch(ApiRequest call) {
    ObjectKey key = call.path().key();
    if (!RequestBodies.isApply(call)) {
      Patch patch = RequestBodies.patch(call);
      ObjectNode patched = patch.apply(get(call));
      if (isStatus(call)) {
        return respond(call, 200, putStatus(call, patched));
      }
      List<String> unknown = unknownFields(call, patched);
      return changed(call, 200, api.patch(key, patch, call.writeOptions()), unknown);
    }
    if (call.request().query("fieldManager").isEmpty()) {
      throw ApiFailure.invalidOptions("fieldManager: Required value: is required for apply patch");
    }
    boolean exists = api.store().get(key).isPresent();
    ObjectNode configuration = JsonTree.read(call.request().text());
    checkApplied(call, configuration);
    ObjectNode applied = api.apply(key, configuration, call.writeOptions());
    return changed(call, exists ? 200 : 201, applied, List.of());
  }

  /** Replaces the status only. */
  private ObjectNode putStatus(ApiRequest call, ObjectNode body) {
    api.change(call.path().key(), object -> object.set("status", body.path("status").deepCopy()));
    return get(call);
  }

  private static boolean isStatus(ApiRequest call) {
    return call.path().subresource().equals("status");
  }

  private ServerResponse deleteCollection(ApiRequest call) {
    List<ObjectNode> objects = lists.all(call);
    ResourceKind kind = call.path().kind();
    DeleteOptions deleteOptions = deleteOptions(call);
    objects.forEach(object -> api.delete(ObjectKey.of(kind, object), deleteOptions));
    return ServerResponse.json(
        200, lists.toList(kind, objects, Long.toString(api.store().version())));
  }

  private static DeleteOptions deleteOptions(ApiRequest call) {
    ObjectNode options = RequestBodies.options(call);
    for (String option : List.of("propagationPolicy", "gracePeriodSeconds")) {
      call.request().query(option).ifPresent(value -> options.put(option, value));
    }
    return DeleteOptions.parse(options, call.dryRun());
  }

  /** The response to a change, with warnings of unknown fields and of pods to be refused. */
  private ServerResponse changed(
      ApiRequest call, int status, ObjectNode object, List<String> unknown) {
    String warnings =
        Stream.concat(
                unknown.stream().map(field -> "unknown field " + FieldError.quoted(field)),
                PodSecurity.warning(api.store(), call.path().kind(), object).stream())
            .map(text -> "299 - " + FieldError.quoted(text))
            .collect(joining(", "));
    ServerResponse response = respond(call, status, object);
    return warnings.isEmpty() ? response : response.withHeader("Warning", warnings);
  }

  private ServerResponse respond(ApiRequest call, int status, ObjectNode object) {
    if (call.wantsTable() && !ObjectMeta.name(object).isEmpty()) {
      return ServerResponse.json(
          status,
          call.tables().of(List.of(object), ObjectMeta.resourceVersion(object), clock.instant()));
    }
    return ServerResponse.json(status, object);
  }
}
