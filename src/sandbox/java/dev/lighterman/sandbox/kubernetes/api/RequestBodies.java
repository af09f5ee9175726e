package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.Patch;

/** Parses request bodies by their content type. */
final class RequestBodies {

  private static final String APPLY = "application/apply-patch+yaml";
  private static final String PATCHES =
      "application/json-patch+json, application/merge-patch+json,"
          + " application/strategic-merge-patch+json, "
          + APPLY;

  private RequestBodies() {}

  /** The object in the body. */
  static ObjectNode object(ApiRequest call) {
    return switch (call.contentType()) {
      case "application/json", "application/yaml", "" -> JsonTree.read(call.request().text());
      case ProtobufReader.TYPE -> ProtobufReader.read(call.request().body());
      default ->
          throw ApiFailure.unsupportedMediaType(
              "application/json, application/yaml, " + ProtobufReader.TYPE);
    };
  }

  /** The options in the body; empty without a body. */
  static ObjectNode options(ApiRequest call) {
    return call.request().body().length == 0 ? JsonTree.object() : object(call);
  }

  static boolean isApply(ApiRequest call) {
    return call.contentType().equals(APPLY);
  }

  static Patch patch(ApiRequest call) {
    String text = call.request().text();
    return switch (call.contentType()) {
      case "application/strategic-merge-patch+json" -> new Patch.Strategic(JsonTree.read(text));
      case "application/merge-patch+json" -> new Patch.Merge(JsonTree.read(text));
      case "application/json-patch+json" -> new Patch.Json(JsonTree.parse(text));
      default -> throw ApiFailure.unsupportedMediaType(PATCHES);
    };
  }
}
