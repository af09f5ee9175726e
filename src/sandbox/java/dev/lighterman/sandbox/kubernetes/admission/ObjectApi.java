package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ManagedFields;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.Patch;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The API server's verbs on a cluster's objects, without HTTP. */
public final class ObjectApi {

  private final ObjectStore store;
  private final AdmissionControl admission;
  private final SystemFields systemFields;
  private final ManagedFields managedFields;
  private final ObjectDeletion deletion;

  public ObjectApi(
      ObjectStore store, ServiceIpRange range, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.admission = new AdmissionControl(store, range);
    this.systemFields = new SystemFields(clock, random);
    this.managedFields = new ManagedFields(clock);
    this.deletion = new ObjectDeletion(store, clock);
  }

  public ObjectStore store() {
    return store;
  }

  /**
   * Creates an object.
   *
   * @param namespace of the request; empty for cluster-scoped kinds
   */
  public ObjectNode create(
      ResourceKind kind, String namespace, ObjectNode body, WriteOptions options) {
    return store.atomically(() -> {
      ObjectNode object = admission.normalize(kind, body);
      systemFields.initialize(kind, namespace, object);
      if (!createdWithStatus(kind)) {
        object.remove("status");
      }
      managedFields.recordUpdate(JsonTree.object(), object, options.manager());
      admission.admitCreate(kind, object, options.dryRun());
      ObjectKey key = ObjectKey.of(kind, object);
      if (store.get(key).isPresent()) {
        throw ApiFailure.alreadyExists(kind, key.name());
      }
      return options.dryRun() ? object : store.put(kind, object);
    });
  }

  /** Replaces an object. */
  public ObjectNode replace(ObjectKey key, ObjectNode body, WriteOptions options) {
    return update(
        key,
        options,
        before -> withManagedFields(before, admission.normalize(key.kind(), body), options));
  }

  public ObjectNode patch(ObjectKey key, Patch patch, WriteOptions options) {
    return update(
        key,
        options,
        before ->
            withManagedFields(
                before, admission.normalize(key.kind(), patch.apply(before)), options));
  }

  /** Server-side apply: creates the object if it does not exist. */
  public ObjectNode apply(ObjectKey key, ObjectNode configuration, WriteOptions options) {
    return store.atomically(() -> {
      ObjectNode object = admission.normalize(key.kind(), configuration);
      if (store.get(key).isPresent()) {
        return update(key, options, before -> managedFields.apply(before, object, options));
      }
      ObjectMeta.of(object).put("name", key.name());
      return createApplied(key, object, options);
    });
  }

  private ObjectNode createApplied(ObjectKey key, ObjectNode object, WriteOptions options) {
    systemFields.initialize(key.kind(), key.namespace(), object);
    ObjectNode none = JsonTree.object();
    ObjectNode applied = managedFields.apply(none, object, options);
    admission.admitCreate(key.kind(), applied, options.dryRun());
    return options.dryRun() ? applied : store.put(key.kind(), applied);
  }

  /**
   * Deletes an object, or marks it where finalizers or a running pod keep it.
   *
   * @return the marked object, or the {@code Status} of success once it is deleted
   */
  public ObjectNode delete(ObjectKey key, DeleteOptions options) {
    return store.atomically(() -> deletion.delete(key, options));
  }

  /**
   * Changes an object, status included, without admission; does nothing if it does not exist. An
   * object that is being deleted is removed once it has no finalizers.
   */
  public void change(ObjectKey key, Consumer<ObjectNode> mutation) {
    store.atomically(() -> {
      store
          .get(key)
          .ifPresent(object -> {
            mutation.accept(object);
            storeOrRemove(key, object);
          });
      return key;
    });
  }

  /** Removes an object, whatever its finalizers. */
  public void remove(ObjectKey key) {
    store.remove(key);
  }

  private ObjectNode update(
      ObjectKey key, WriteOptions options, UnaryOperator<ObjectNode> mutation) {
    return store.atomically(() -> {
      ObjectNode before = store.require(key);
      ObjectNode after = mutation.apply(before.deepCopy());
      SystemFields.carryOver(key, before, after);
      admission.admitUpdate(key.kind(), before, after);
      if (ObjectMeta.of(before).has("generation")
          && !before.path("spec").equals(after.path("spec"))) {
        ObjectMeta.of(after).put("generation", ObjectMeta.generation(before) + 1);
      }
      return options.dryRun() ? after : storeOrRemove(key, after);
    });
  }

  private ObjectNode withManagedFields(ObjectNode before, ObjectNode after, WriteOptions options) {
    ObjectNode meta = ObjectMeta.of(after);
    meta.set("managedFields", before.path("metadata").path("managedFields"));
    managedFields.recordUpdate(before, after, options.manager());
    return after;
  }

  private ObjectNode storeOrRemove(ObjectKey key, ObjectNode object) {
    if (ObjectMeta.isTerminating(object)
        && !ObjectMeta.hasFinalizers(object)
        && key.kind() != ResourceKind.NAMESPACE) {
      boolean stillRunning =
          key.kind() == ResourceKind.POD && object.path("spec").hasNonNull("nodeName");
      if (!stillRunning) {
        return store.remove(key).orElse(object);
      }
    }
    return store.put(key.kind(), object);
  }

  private static boolean createdWithStatus(ResourceKind kind) {
    return kind == ResourceKind.NODE || kind == ResourceKind.PERSISTENT_VOLUME;
  }
}
