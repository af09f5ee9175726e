package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.Tree;

/** Deleting: at once, or marked and held until what must come first is done. */
final class Deletions {

  static final String FOREGROUND = "foregroundDeletion";

  private final ObjectStore store;
  private final Births births;

  Deletions(ObjectStore store, Births births) {
    this.store = store;
    this.births = births;
  }

  /**
   * Deletes an object.
   *
   * @return the object while it is held, else the Status that says it is gone
   */
  ObjectNode delete(ObjectKey key, Deletion deletion) {
    ObjectNode object =
        store.get(key).orElseThrow(() -> ApiFailure.notFound(key.kind(), key.name()));
    checkConditions(key, object, deletion);
    if (deletion.dryRun()) {
      return gone(key, object);
    }
    if (deletion.propagation() == Deletion.Propagation.ORPHAN) {
      orphan(object);
    }
    ObjectNode marked = mark(key.kind(), object, deletion);
    if (!held(key.kind(), marked, deletion)) {
      store.remove(key);
      return gone(key, object);
    }
    return store.put(key.kind(), marked);
  }

  private static void checkConditions(ObjectKey key, ObjectNode object, Deletion deletion) {
    if (!deletion.uid().isEmpty() && !deletion.uid().equals(Meta.uid(object))) {
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "the UID in the precondition (%s) does not match the UID in record (%s). The object might"
                  .formatted(deletion.uid(), Meta.uid(object))
              + " have been deleted and then recreated");
    }
    if (!deletion.version().isEmpty() && !deletion.version().equals(Meta.version(object))) {
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in"
                  .formatted(deletion.version())
              + " record (%s). The object might have been modified"
                  .formatted(Meta.version(object)));
    }
  }

  private ObjectNode mark(Kind kind, ObjectNode object, Deletion deletion) {
    ObjectNode marked = object.deepCopy();
    ObjectNode meta = Meta.of(marked);
    if (!Meta.leaving(marked)) {
      meta.put("deletionTimestamp", births.now());
    }
    if (kind == Kind.POD) {
      long own = object.path("spec").path("terminationGracePeriodSeconds").asLong(30);
      meta.put(
          "deletionGracePeriodSeconds",
          deletion.graceSeconds() < 0 ? own : deletion.graceSeconds());
    }
    if (kind == Kind.NAMESPACE) {
      Tree.child(marked, "status").put("phase", "Terminating");
    }
    if (deletion.propagation() == Deletion.Propagation.FOREGROUND
        && !Meta.hasFinalizer(marked, FOREGROUND)) {
      meta.withArray("finalizers").add(FOREGROUND);
    }
    return marked;
  }

  private static boolean held(Kind kind, ObjectNode object, Deletion deletion) {
    boolean ending =
        kind == Kind.POD
            && deletion.graceSeconds() != 0
            && object.path("spec").hasNonNull("nodeName")
            && !object.path("status").path("phase").asText().matches("Succeeded|Failed");
    return ending || kind == Kind.NAMESPACE || Meta.hasFinalizers(object);
  }

  private void orphan(ObjectNode owner) {
    for (Kind kind : Kind.values()) {
      for (ObjectNode object : store.list(kind, Meta.namespace(owner))) {
        var owners = object.path("metadata").path("ownerReferences");
        if (Tree.items(owners).anyMatch(o -> o.path("uid").asText().equals(Meta.uid(owner)))) {
          Meta.of(object).remove("ownerReferences");
          store.put(kind, object);
        }
      }
    }
  }

  private static ObjectNode gone(ObjectKey key, ObjectNode object) {
    ObjectNode status = Tree.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Success");
    ObjectNode details = status.putObject("details").put("name", key.name());
    if (!key.kind().group().isEmpty()) {
      details.put("group", key.kind().group());
    }
    details.put("kind", key.kind().plural()).put("uid", Meta.uid(object));
    return status;
  }
}
