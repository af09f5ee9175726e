package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldProblem;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import java.util.List;

/** What makes an object the one at its address, whatever a client says. */
final class Identity {

  private static final String STALE =
      "the object has been modified; please apply your changes to the latest version and try again";

  private static final List<String> KEPT =
      List.of(
          "namespace",
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private Identity() {}

  static void checkSame(ObjectKey key, ObjectNode before, ObjectNode after) {
    String version = Meta.version(after);
    if (!version.isEmpty() && !version.equals(Meta.version(before))) {
      throw ApiFailure.conflict(key.kind(), key.name(), STALE);
    }
    if (!Meta.name(after).equals(key.name())) {
      throw ApiFailure.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(Meta.name(after), key.name()));
    }
  }

  static void carryOver(ObjectNode before, ObjectNode after) {
    after.put("apiVersion", before.path("apiVersion").asText());
    after.put("kind", before.path("kind").asText());
    ObjectNode meta = Meta.of(after);
    ObjectNode was = Meta.of(before);
    for (String field : KEPT) {
      if (was.has(field)) {
        meta.set(field, was.get(field));
      }
    }
    if (before.has("status")) {
      after.set("status", before.get("status"));
    }
  }

  static void place(Kind kind, String namespace, ObjectNode object) {
    String said = Meta.namespace(object);
    if (kind.namespaced() && !said.isEmpty() && !said.equals(namespace)) {
      throw ApiFailure.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (kind.namespaced()) {
      Meta.of(object).put("namespace", namespace);
    }
    if (Meta.name(object).isEmpty() && !Meta.of(object).has("generateName")) {
      throw ApiFailure.invalid(
          kind,
          "",
          List.of(FieldProblem.required("metadata.name", "name or generateName is required")));
    }
  }
}
