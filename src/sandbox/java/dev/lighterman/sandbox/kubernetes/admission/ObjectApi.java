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

/** What can be done to a cluster's objects: the API server's verbs, without HTTP. */
public final class ObjectApi {

  private final ObjectStore store;
  private final AdmissionControl admission;
  private final SystemFields system;
  private final ManagedFields ownership;
  private final ObjectDeletion deletions;

  public ObjectApi(
      ObjectStore store, ServiceIpRange range, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.admission = new AdmissionControl(store, range);
    this.system = new SystemFields(clock, random);
    this.ownership = new ManagedFields(clock);
    this.deletions = new ObjectDeletion(store, clock);
  }

  public ObjectStore store() {
    return store;
  }

  /**
   * Creates an object.
   *
   * @param namespace the address's; empty for kinds outside namespaces
   */
  public ObjectNode create(
      ResourceKind kind, String namespace, ObjectNode given, WriteOptions write) {
    return store.atomically(() -> {
      ObjectNode object = admission.read(kind, given);
      system.initialize(kind, namespace, object);
      if (!keepsStatus(kind)) {
        object.remove("status");
      }
      ownership.written(JsonTree.object(), object, write.manager());
      admission.admit(kind, object);
      ObjectKey key = ObjectKey.of(kind, object);
      if (store.get(key).isPresent()) {
        throw ApiFailure.alreadyExists(kind, key.name());
      }
      return write.dryRun() ? object : store.put(kind, object);
    });
  }

  /** Puts an object in place of the one that is there. */
  public ObjectNode replace(ObjectKey key, ObjectNode given, WriteOptions write) {
    return rewrite(key, write, before -> owned(before, admission.read(key.kind(), given), write));
  }

  public ObjectNode patch(ObjectKey key, Patch patch, WriteOptions write) {
    return rewrite(
        key, write, before -> owned(before, admission.read(key.kind(), patch.of(before)), write));
  }

  /** Server-side apply: creates what is not there. */
  public ObjectNode apply(ObjectKey key, ObjectNode wanted, WriteOptions write) {
    return store.atomically(() -> {
      ObjectNode object = admission.read(key.kind(), wanted);
      if (store.get(key).isPresent()) {
        return rewrite(key, write, before -> ownership.applied(before, object, write));
      }
      ObjectMeta.of(object).put("name", key.name());
      return createApplied(key, object, write);
    });
  }

  private ObjectNode createApplied(ObjectKey key, ObjectNode object, WriteOptions write) {
    system.initialize(key.kind(), key.namespace(), object);
    ObjectNode nothing = JsonTree.object();
    ObjectNode applied = ownership.applied(nothing, object, write);
    admission.admit(key.kind(), applied);
    return write.dryRun() ? applied : store.put(key.kind(), applied);
  }

  /** Deletes an object: answers it while it is held, else the Status that says it is gone. */
  public ObjectNode delete(ObjectKey key, DeleteOptions deletion) {
    return store.atomically(() -> deletions.delete(key, deletion));
  }

  /**
   * Changes an object from inside, status and all, past admission; nothing happens if it is gone. A
   * deleted object that nothing holds any more goes.
   */
  public void change(ObjectKey key, Consumer<ObjectNode> how) {
    store.atomically(() -> {
      store
          .get(key)
          .ifPresent(object -> {
            how.accept(object);
            settle(key, object);
          });
      return key;
    });
  }

  /** Takes an object away, whatever holds it. */
  public void remove(ObjectKey key) {
    store.remove(key);
  }

  private ObjectNode rewrite(ObjectKey key, WriteOptions write, UnaryOperator<ObjectNode> how) {
    return store.atomically(() -> {
      ObjectNode before = store.require(key);
      ObjectNode after = how.apply(before.deepCopy());
      SystemFields.carryOver(key, before, after);
      admission.admitChange(key.kind(), before, after);
      if (ObjectMeta.of(before).has("generation")
          && !before.path("spec").equals(after.path("spec"))) {
        ObjectMeta.of(after).put("generation", ObjectMeta.generation(before) + 1);
      }
      return write.dryRun() ? after : settle(key, after);
    });
  }

  private ObjectNode owned(ObjectNode before, ObjectNode after, WriteOptions write) {
    ObjectNode meta = ObjectMeta.of(after);
    meta.set("managedFields", before.path("metadata").path("managedFields"));
    ownership.written(before, after, write.manager());
    return after;
  }

  private ObjectNode settle(ObjectKey key, ObjectNode object) {
    if (ObjectMeta.isTerminating(object)
        && !ObjectMeta.hasFinalizers(object)
        && key.kind() != ResourceKind.NAMESPACE) {
      boolean ends = key.kind() == ResourceKind.POD && object.path("spec").hasNonNull("nodeName");
      if (!ends) {
        return store.remove(key).orElse(object);
      }
    }
    return store.put(key.kind(), object);
  }

  private static boolean keepsStatus(ResourceKind kind) {
    return kind == ResourceKind.NODE || kind == ResourceKind.PERSISTENT_VOLUME;
  }
}
