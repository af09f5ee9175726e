package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.FieldOwnership;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.Patch;
import dev.lighterman.sandbox.kubernetes.objects.ServiceRange;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import dev.lighterman.sandbox.kubernetes.objects.Write;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What can be done to a cluster's objects: the API server's verbs, without HTTP. */
public final class Api {

  private final ObjectStore store;
  private final Admission admission;
  private final Births births;
  private final FieldOwnership ownership;
  private final Deletions deletions;

  public Api(ObjectStore store, ServiceRange range, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.admission = new Admission(store, range);
    this.births = new Births(clock, random);
    this.ownership = new FieldOwnership(clock);
    this.deletions = new Deletions(store, births);
  }

  public ObjectStore store() {
    return store;
  }

  /**
   * Creates an object.
   *
   * @param namespace the address's; empty for kinds outside namespaces
   */
  public ObjectNode create(Kind kind, String namespace, ObjectNode given, Write write) {
    return store.atomically(() -> {
      ObjectNode object = admission.read(kind, given);
      Identity.place(kind, namespace, object);
      births.register(kind, object);
      if (!keepsStatus(kind)) {
        object.remove("status");
      }
      ownership.written(Tree.object(), object, write.manager());
      admission.admit(kind, object);
      ObjectKey key = ObjectKey.of(kind, object);
      if (store.get(key).isPresent()) {
        throw ApiFailure.alreadyExists(kind, key.name());
      }
      return write.dryRun() ? object : store.put(kind, object);
    });
  }

  /** Puts an object in place of the one that is there. */
  public ObjectNode replace(ObjectKey key, ObjectNode given, Write write) {
    return rewrite(key, write, before -> owned(before, admission.read(key.kind(), given), write));
  }

  public ObjectNode patch(ObjectKey key, Patch patch, Write write) {
    return rewrite(
        key, write, before -> owned(before, admission.read(key.kind(), patch.of(before)), write));
  }

  /** Server-side apply: creates what is not there. */
  public ObjectNode apply(ObjectKey key, ObjectNode wanted, Write write) {
    return store.atomically(() -> {
      ObjectNode object = admission.read(key.kind(), wanted);
      if (store.get(key).isPresent()) {
        return rewrite(key, write, before -> ownership.applied(before, object, write));
      }
      Meta.of(object).put("name", key.name());
      return createApplied(key, object, write);
    });
  }

  private ObjectNode createApplied(ObjectKey key, ObjectNode object, Write write) {
    Identity.place(key.kind(), key.namespace(), object);
    births.register(key.kind(), object);
    ObjectNode nothing = Tree.object();
    ObjectNode applied = ownership.applied(nothing, object, write);
    admission.admit(key.kind(), applied);
    return write.dryRun() ? applied : store.put(key.kind(), applied);
  }

  /** Deletes an object: answers it while it is held, else the Status that says it is gone. */
  public ObjectNode delete(ObjectKey key, Deletion deletion) {
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

  private ObjectNode rewrite(ObjectKey key, Write write, UnaryOperator<ObjectNode> how) {
    return store.atomically(() -> {
      ObjectNode before =
          store.get(key).orElseThrow(() -> ApiFailure.notFound(key.kind(), key.name()));
      ObjectNode after = how.apply(before.deepCopy());
      Identity.checkSame(key, before, after);
      Identity.carryOver(before, after);
      admission.admitChange(key.kind(), before, after);
      if (Meta.of(before).has("generation") && !before.path("spec").equals(after.path("spec"))) {
        Meta.of(after).put("generation", Meta.generation(before) + 1);
      }
      return write.dryRun() ? after : settle(key, after);
    });
  }

  private ObjectNode owned(ObjectNode before, ObjectNode after, Write write) {
    ObjectNode meta = Meta.of(after);
    meta.set("managedFields", before.path("metadata").path("managedFields"));
    ownership.written(before, after, write.manager());
    return after;
  }

  private ObjectNode settle(ObjectKey key, ObjectNode object) {
    if (Meta.leaving(object) && !Meta.hasFinalizers(object) && key.kind() != Kind.NAMESPACE) {
      boolean ends = key.kind() == Kind.POD && object.path("spec").hasNonNull("nodeName");
      if (!ends) {
        return store.remove(key).orElse(object);
      }
    }
    return store.put(key.kind(), object);
  }

  private static boolean keepsStatus(Kind kind) {
    return kind == Kind.NODE || kind == Kind.PERSISTENT_VOLUME;
  }
}
