package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Patch;
import dev.lighterman.sandbox.kubernetes.objects.Tree;

/** Reading what clients send, in the forms in which they send it. */
final class Bodies {

  private static final String APPLY = "application/apply-patch+yaml";
  private static final String PATCHES =
      "application/json-patch+json, application/merge-patch+json,"
          + " application/strategic-merge-patch+json, "
          + APPLY;

  private Bodies() {}

  /** The object in the body. */
  static ObjectNode object(Call call) {
    return switch (call.contentType()) {
      case "application/json", "application/yaml", "" -> Tree.read(call.request().text());
      case Protobuf.TYPE -> Protobuf.read(call.request().body());
      default ->
          throw ApiFailure.unsupportedMediaType(
              "application/json, application/yaml, " + Protobuf.TYPE);
    };
  }

  /** The options in the body, if there are any. */
  static ObjectNode options(Call call) {
    return call.request().body().length == 0 ? Tree.object() : object(call);
  }

  static boolean isApply(Call call) {
    return call.contentType().equals(APPLY);
  }

  static Patch patch(Call call) {
    String text = call.request().text();
    return switch (call.contentType()) {
      case "application/strategic-merge-patch+json" -> new Patch.Strategic(Tree.read(text));
      case "application/merge-patch+json" -> new Patch.Merge(Tree.read(text));
      case "application/json-patch+json" -> new Patch.Steps(Tree.parse(text));
      default -> throw ApiFailure.unsupportedMediaType(PATCHES);
    };
  }
}
