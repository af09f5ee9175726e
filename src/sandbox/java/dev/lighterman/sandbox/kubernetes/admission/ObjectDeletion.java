package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;

/** Deleting: at once, or marked and held until what must come first is done. */
final class ObjectDeletion {

  private final ObjectStore store;
  private final InstantSource clock;

  ObjectDeletion(ObjectStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Deletes an object.
   *
   * @return the object while it is held, else the Status that says it is gone
   */
  ObjectNode delete(ObjectKey key, DeleteOptions deletion) {
    ObjectNode object = store.require(key);
    checkConditions(key, object, deletion);
    if (deletion.dryRun()) {
      return gone(key, object);
    }
    if (deletion.propagation() == DeleteOptions.Propagation.ORPHAN) {
      orphan(object);
    }
    ObjectNode marked = mark(key.kind(), object, deletion);
    if (!held(key.kind(), marked, deletion)) {
      store.remove(key);
      return gone(key, object);
    }
    return store.put(key.kind(), marked);
  }

  private static void checkConditions(ObjectKey key, ObjectNode object, DeleteOptions deletion) {
    if (!deletion.uid().isEmpty() && !deletion.uid().equals(ObjectMeta.uid(object))) {
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "the UID in the precondition (%s) does not match the UID in record (%s). The object might"
                  .formatted(deletion.uid(), ObjectMeta.uid(object))
              + " have been deleted and then recreated");
    }
    if (!deletion.version().isEmpty() && !deletion.version().equals(ObjectMeta.version(object))) {
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in"
                  .formatted(deletion.version())
              + " record (%s). The object might have been modified"
                  .formatted(ObjectMeta.version(object)));
    }
  }

  private ObjectNode mark(ResourceKind kind, ObjectNode object, DeleteOptions deletion) {
    ObjectNode marked = object.deepCopy();
    ObjectNode meta = ObjectMeta.of(marked);
    if (!ObjectMeta.isTerminating(marked)) {
      meta.put("deletionTimestamp", ObjectMeta.now(clock));
    }
    if (kind == ResourceKind.POD) {
      long own = object.path("spec").path("terminationGracePeriodSeconds").asLong(30);
      meta.put(
          "deletionGracePeriodSeconds",
          deletion.graceSeconds() < 0 ? own : deletion.graceSeconds());
    }
    if (kind == ResourceKind.NAMESPACE) {
      JsonTree.child(marked, "status").put("phase", "Terminating");
    }
    if (deletion.propagation() == DeleteOptions.Propagation.FOREGROUND
        && !ObjectMeta.hasFinalizer(marked, ObjectMeta.FOREGROUND_DELETION)) {
      meta.withArray("finalizers").add(ObjectMeta.FOREGROUND_DELETION);
    }
    return marked;
  }

  private static boolean held(ResourceKind kind, ObjectNode object, DeleteOptions deletion) {
    boolean ending =
        kind == ResourceKind.POD
            && deletion.graceSeconds() != 0
            && object.path("spec").hasNonNull("nodeName")
            && !object.path("status").path("phase").asText().matches("Succeeded|Failed");
    return ending || kind == ResourceKind.NAMESPACE || ObjectMeta.hasFinalizers(object);
  }

  private void orphan(ObjectNode owner) {
    for (ResourceKind kind : ResourceKind.values()) {
      for (ObjectNode object : store.list(kind, ObjectMeta.namespace(owner))) {
        if (ObjectMeta.ownedBy(object, owner)) {
          ObjectMeta.of(object).remove("ownerReferences");
          store.put(kind, object);
        }
      }
    }
  }

  private static ObjectNode gone(ObjectKey key, ObjectNode object) {
    ObjectNode status = JsonTree.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Success");
    ObjectNode details = status.putObject("details").put("name", key.name());
    if (!key.kind().group().isEmpty()) {
      details.put("group", key.kind().group());
    }
    details.put("kind", key.kind().plural()).put("uid", ObjectMeta.uid(object));
    return status;
  }
}
