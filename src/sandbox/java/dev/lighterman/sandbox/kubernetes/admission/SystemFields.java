package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The fields that the API server sets itself, such as uid and creation time. */
final class SystemFields {

  private static final String MODIFIED =
      "the object has been modified; please apply your changes to the latest version and try again";

  private static final List<String> KEPT_METADATA =
      List.of(
          "namespace",
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private final InstantSource clock;
  private final RandomGenerator random;

  SystemFields(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** Sets namespace, name, uid, times and generation of a new object. */
  void initialize(ResourceKind kind, String namespace, ObjectNode object) {
    setNamespace(kind, namespace, object);
    ObjectNode meta = ObjectMeta.of(object);
    String prefix = meta.path("generateName").asText();
    if (ObjectMeta.name(object).isEmpty() && !prefix.isEmpty()) {
      meta.put("name", prefix + randomSuffix());
    }
    object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    meta.remove(List.of("resourceVersion", "deletionTimestamp", "managedFields"));
    meta.put("uid", new UUID(random.nextLong(), random.nextLong()).toString());
    meta.put("creationTimestamp", ObjectMeta.now(clock));
    switch (kind) {
      case DEPLOYMENT, REPLICA_SET, DAEMON_SET, JOB -> meta.put("generation", 1);
      default -> meta.remove("generation");
    }
  }

  private static void setNamespace(ResourceKind kind, String namespace, ObjectNode object) {
    String given = ObjectMeta.namespace(object);
    if (kind.namespaced() && !given.isEmpty() && !given.equals(namespace)) {
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

  private String randomSuffix() {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      suffix.append(
          ObjectMeta.NAME_CHARACTERS.charAt(random.nextInt(ObjectMeta.NAME_CHARACTERS.length())));
    }
    return suffix.toString();
  }

  /**
   * Keeps the system fields and the status of an object that a client changes.
   *
   * @throws ApiFailure 409 where the client changed an older version of it
   */
  static void carryOver(ObjectKey key, ObjectNode before, ObjectNode after) {
    checkVersionAndName(key, before, after);
    after.put("apiVersion", before.path("apiVersion").asText());
    after.put("kind", before.path("kind").asText());
    ObjectNode meta = ObjectMeta.of(after);
    ObjectNode old = ObjectMeta.of(before);
    for (String field : KEPT_METADATA) {
      if (old.has(field)) {
        meta.set(field, old.get(field));
      }
    }
    if (before.has("status")) {
      after.set("status", before.get("status"));
    }
  }

  private static void checkVersionAndName(ObjectKey key, ObjectNode before, ObjectNode after) {
    String version = ObjectMeta.resourceVersion(after);
    if (!version.isEmpty() && !version.equals(ObjectMeta.resourceVersion(before))) {
      throw ApiFailure.conflict(key.kind(), key.name(), MODIFIED);
    }
    if (!ObjectMeta.name(after).equals(key.name())) {
      throw ApiFailure.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(ObjectMeta.name(after), key.name()));
    }
  }
}
