package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.InstantSource;

/** Deletes objects: at once, or later where finalizers or a running pod keep them. */
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
   * @return the marked object, or the {@code Status} of success once it is deleted; a Service
   *     itself
   */
  ObjectNode delete(ObjectKey key, DeleteOptions options) {
    ObjectNode object = store.require(key);
    checkPreconditions(key, object, options);
    if (options.dryRun()) {
      return successStatus(key, object);
    }
    if (options.propagation() == DeleteOptions.Propagation.ORPHAN) {
      orphan(object);
    }
    ObjectNode marked = markTerminating(key.kind(), object, options);
    if (!mustWait(key.kind(), marked, options)) {
      store.remove(key);
      return key.kind() == ResourceKind.SERVICE ? object : successStatus(key, object);
    }
    return store.put(key.kind(), marked);
  }

  private static void checkPreconditions(ObjectKey key, ObjectNode object, DeleteOptions options) {
    if (!options.uid().isEmpty() && !options.uid().equals(ObjectMeta.uid(object))) {
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "the UID in the precondition (%s) does not match the UID in record (%s). The object might"
                  .formatted(options.uid(), ObjectMeta.uid(object))
              + " have been deleted and then recreated");
    }
    if (!options.resourceVersion().isEmpty()
        && !options.resourceVersion().equals(ObjectMeta.resourceVersion(object))) {
      throw ApiFailure.conflict(
          key.kind(),
          key.name(),
          "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in"
                  .formatted(options.resourceVersion())
              + " record (%s). The object might have been modified"
                  .formatted(ObjectMeta.resourceVersion(object)));
    }
  }

  private ObjectNode markTerminating(ResourceKind kind, ObjectNode object, DeleteOptions options) {
    ObjectNode marked = object.deepCopy();
    ObjectNode meta = ObjectMeta.of(marked);
    if (!ObjectMeta.isTerminating(marked)) {
      meta.put("deletionTimestamp", ObjectMeta.now(clock));
    }
    if (kind == ResourceKind.POD) {
      long podGracePeriod = object.path("spec").path("terminationGracePeriodSeconds").asLong(30);
      meta.put(
          "deletionGracePeriodSeconds",
          options.gracePeriodSeconds() < 0 ? podGracePeriod : options.gracePeriodSeconds());
    }
    if (kind == ResourceKind.NAMESPACE) {
      JsonTree.child(marked, "status").put("phase", "Terminating");
    }
    if (options.propagation() == DeleteOptions.Propagation.FOREGROUND
        && !ObjectMeta.hasFinalizer(marked, ObjectMeta.FOREGROUND_DELETION)) {
      meta.withArray("finalizers").add(ObjectMeta.FOREGROUND_DELETION);
    }
    return marked;
  }

  private static boolean mustWait(ResourceKind kind, ObjectNode object, DeleteOptions options) {
    boolean running =
        kind == ResourceKind.POD
            && options.gracePeriodSeconds() != 0
            && object.path("spec").hasNonNull("nodeName")
            && !object.path("status").path("phase").asText().matches("Succeeded|Failed");
    return running || kind == ResourceKind.NAMESPACE || ObjectMeta.hasFinalizers(object);
  }

  private void orphan(ObjectNode owner) {
    for (ResourceKind kind : ResourceKind.values()) {
      for (ObjectNode object :
          store.list(kind, ObjectMeta.namespace(owner), each -> ObjectMeta.ownedBy(each, owner))) {
        ObjectMeta.of(object).remove("ownerReferences");
        store.put(kind, object);
      }
    }
  }

  private static ObjectNode successStatus(ObjectKey key, ObjectNode object) {
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
