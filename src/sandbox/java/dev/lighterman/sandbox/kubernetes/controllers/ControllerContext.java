package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.DeleteOptions;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import dev.lighterman.sandbox.world.WorldClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What all controllers of a cluster share: API, clock, events and event log.
 *
 * @param reconciling held by whoever reconciles: two at a time would each create what is missing
 */
public record ControllerContext(
    ObjectApi api,
    WorldClock clock,
    EventRecorder events,
    ClusterEventLog eventLog,
    ReentrantLock reconciling) {
  public ControllerContext(
      ObjectApi api, WorldClock clock, EventRecorder events, ClusterEventLog eventLog) {
    this(api, clock, events, eventLog, new ReentrantLock());
  }

  public Optional<ObjectNode> get(ObjectKey key) {
    return api.store().get(key);
  }

  List<ObjectNode> list(ResourceKind kind, String namespace) {
    return api.store().list(kind, namespace);
  }

  List<ObjectNode> list(ResourceKind kind, String namespace, Predicate<ObjectNode> test) {
    return api.store().list(kind, namespace, test);
  }

  /** The objects of a kind that the owner controls, by name. */
  List<ObjectNode> owned(ResourceKind kind, JsonNode owner) {
    return list(
        kind, ObjectMeta.namespace(owner), object -> ObjectMeta.controlledBy(object, owner));
  }

  /** The controller of the object, if it is of that kind and exists. */
  Optional<ObjectNode> controller(ResourceKind kind, JsonNode object) {
    return ObjectMeta.controller(object)
        .filter(owner -> owner.path("kind").asText().equals(kind.kind()))
        .map(
            owner -> new ObjectKey(kind, ObjectMeta.namespace(object), owner.path("name").asText()))
        .flatMap(this::get)
        .filter(owner -> ObjectMeta.controlledBy(object, owner));
  }

  /** The object as it is now, unless it was deleted, or deleted and recreated. */
  Optional<ObjectNode> findCurrent(ResourceKind kind, JsonNode object) {
    return get(ObjectKey.of(kind, object))
        .filter(found -> ObjectMeta.uid(found).equals(ObjectMeta.uid(object)));
  }

  ObjectNode create(ResourceKind kind, String namespace, ObjectNode object) {
    return api.create(kind, namespace, object, WriteOptions.by("kube-controller-manager"));
  }

  /** Deletes an object and, in the background, its dependents. */
  void delete(ObjectKey key) {
    api.delete(key, DeleteOptions.background());
  }

  /** Changes the object, unless it was deleted, or deleted and recreated. */
  public void change(ResourceKind kind, JsonNode object, Consumer<ObjectNode> mutation) {
    String uid = ObjectMeta.uid(object);
    api.change(
        ObjectKey.of(kind, object),
        found -> {
          if (ObjectMeta.uid(found).equals(uid)) {
            mutation.accept(found);
          }
        });
  }

  /** The current time in the format of metadata. */
  public String now() {
    return ObjectMeta.now(clock);
  }

  /** Reconciles while no other controller does. */
  void reconcile(Runnable work) {
    reconciling.lock();
    try {
      work.run();
    } finally {
      reconciling.unlock();
    }
  }

  public void schedule(Duration worldDuration, String description, Runnable task) {
    clock.schedule(worldDuration, description, task);
  }
}
