package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The objects of a cluster, with one resource version counter and watches, as in etcd. */
public final class ObjectStore {

  private static final int HISTORY_SIZE = 2_000;
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ResourceKind, Map<ObjectKey, ObjectNode>> objects =
      new EnumMap<>(ResourceKind.class);
  private final Deque<WatchEvent> history = new ArrayDeque<>();
  private final List<Consumer<WatchEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> runAfterChanges = new CopyOnWriteArrayList<>();
  private long version = 1_000;

  /**
   * Runs an action under the store's lock. What {@link #runAfterChanges} was given runs once the
   * outermost action has released the lock.
   */
  public <T> T atomically(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
      if (!lock.isHeldByCurrentThread()) {
        runAfterChanges.forEach(Runnable::run);
      }
    }
  }

  /** Adds a listener that is called under the lock: it must be quick and must not write. */
  public void addListener(Consumer<WatchEvent> listener) {
    listeners.add(listener);
  }

  /** Adds an action that runs after each change, outside the lock. */
  public void runAfterChanges(Runnable action) {
    runAfterChanges.add(action);
  }

  /**
   * Passes all changes after a version to a listener, those in the history first.
   *
   * @return ends the watch
   * @throws ApiFailure 410 where the version is older than the history
   */
  public Runnable watch(long after, Consumer<WatchEvent> listener) {
    return atomically(() -> {
      long oldest = history.isEmpty() ? version : history.getFirst().version() - 1;
      if (after < oldest) {
        throw ApiFailure.expired(after, oldest);
      }
      history.stream().filter(change -> change.version() > after).forEach(listener);
      listeners.add(listener);
      return () -> listeners.remove(listener);
    });
  }

  public long version() {
    return atomically(() -> version);
  }

  public Optional<ObjectNode> get(ObjectKey key) {
    return atomically(
        () -> Optional.ofNullable(ofKind(key.kind()).get(key)).map(ObjectNode::deepCopy));
  }

  /**
   * The object with that key.
   *
   * @throws ApiFailure 404 if there is none
   */
  public ObjectNode require(ObjectKey key) {
    return get(key).orElseThrow(() -> ApiFailure.notFound(key.kind(), key.name()));
  }

  /**
   * The objects of one kind, by namespace and name.
   *
   * @param namespace empty for all
   */
  public List<ObjectNode> list(ResourceKind kind, String namespace) {
    return list(kind, namespace, _ -> true);
  }

  /**
   * Those of them for which a test holds; the others are not copied. The test must not change what
   * it is given.
   */
  public List<ObjectNode> list(ResourceKind kind, String namespace, Predicate<ObjectNode> test) {
    return atomically(() -> {
      List<ObjectNode> found = new ArrayList<>();
      ofKind(kind)
          .forEach((key, object) -> {
            if ((namespace.isEmpty() || key.namespace().equals(namespace)) && test.test(object)) {
              found.add(object.deepCopy());
            }
          });
      return found;
    });
  }

  /**
   * The name of the first object for which a test holds, by namespace and name. Unlike {@link
   * #list} it copies nothing; the test must not change what it is given.
   */
  public Optional<String> firstName(
      ResourceKind kind, String namespace, Predicate<ObjectNode> test) {
    return atomically(() ->
        ofKind(kind).entrySet().stream()
            .filter(each -> each.getKey().namespace().equals(namespace))
            .filter(each -> test.test(each.getValue()))
            .map(each -> each.getKey().name())
            .findFirst());
  }

  /** Stores an object unless it is unchanged; returns it with its version. */
  public ObjectNode put(ResourceKind kind, ObjectNode object) {
    return atomically(() -> {
      ObjectKey key = ObjectKey.of(kind, object);
      ObjectNode before = ofKind(kind).get(key);
      if (object.equals(before)) {
        return object;
      }
      ObjectNode stored = object.deepCopy();
      ObjectMeta.of(stored).put("resourceVersion", Long.toString(++version));
      ofKind(kind).put(key, stored);
      publish(before == null ? WatchEvent.Type.ADDED : WatchEvent.Type.MODIFIED, kind, stored);
      return stored.deepCopy();
    });
  }

  public Optional<ObjectNode> remove(ObjectKey key) {
    return atomically(() -> {
      ObjectNode removed = ofKind(key.kind()).remove(key);
      if (removed != null) {
        ObjectMeta.of(removed).put("resourceVersion", Long.toString(++version));
        publish(WatchEvent.Type.DELETED, key.kind(), removed);
      }
      return Optional.ofNullable(removed);
    });
  }

  private Map<ObjectKey, ObjectNode> ofKind(ResourceKind kind) {
    return objects.computeIfAbsent(kind, _ -> new TreeMap<>(ORDER));
  }

  private void publish(WatchEvent.Type type, ResourceKind kind, ObjectNode object) {
    WatchEvent change = new WatchEvent(type, kind, object, version);
    history.addLast(change);
    if (history.size() > HISTORY_SIZE) {
      history.removeFirst();
    }
    listeners.forEach(listener -> listener.accept(change));
  }
}
