package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;

/** What makes an object the one at its address, whatever a client says. */
final class ObjectIdentity {

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

  private ObjectIdentity() {}

  static void checkSame(ObjectKey key, ObjectNode before, ObjectNode after) {
    String version = ObjectMeta.version(after);
    if (!version.isEmpty() && !version.equals(ObjectMeta.version(before))) {
      throw ApiFailure.conflict(key.kind(), key.name(), STALE);
    }
    if (!ObjectMeta.name(after).equals(key.name())) {
      throw ApiFailure.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(ObjectMeta.name(after), key.name()));
    }
  }

  static void carryOver(ObjectNode before, ObjectNode after) {
    after.put("apiVersion", before.path("apiVersion").asText());
    after.put("kind", before.path("kind").asText());
    ObjectNode meta = ObjectMeta.of(after);
    ObjectNode was = ObjectMeta.of(before);
    for (String field : KEPT) {
      if (was.has(field)) {
        meta.set(field, was.get(field));
      }
    }
    if (before.has("status")) {
      after.set("status", before.get("status"));
    }
  }

  static void place(ResourceKind kind, String namespace, ObjectNode object) {
    String said = ObjectMeta.namespace(object);
    if (kind.namespaced() && !said.isEmpty() && !said.equals(namespace)) {
      throw ApiFailure.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (kind.namespaced()) {
      ObjectMeta.of(object).put("namespace", namespace);
    }
    if (ObjectMeta.name(object).isEmpty() && !ObjectMeta.of(object).has("generateName")) {
      throw ApiFailure.invalid(
          kind,
          "",
          List.of(FieldError.required("metadata.name", "name or generateName is required")));
    }
  }
}
