package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.Arrays;
import java.util.List;

/** Deletes what belonged to an object that is gone, or that waits for it to go first. */
final class GarbageCollector implements Controller {

  private final ControllerContext plane;

  GarbageCollector(ControllerContext plane) {
    this.plane = plane;
  }

  @Override
  public void changed(WatchEvent change) {
    if (change.type() == WatchEvent.Type.DELETED) {
      delete(dependents(change.object()));
      freeOwners(change.object());
    } else if (ObjectMeta.isTerminating(change.object())
        && ObjectMeta.hasFinalizer(change.object(), ObjectMeta.FOREGROUND_DELETION)) {
      plane.get(change.key()).ifPresent(object -> deleteForeground(change.kind(), object));
    }
  }

  private void deleteForeground(ResourceKind kind, ObjectNode object) {
    List<ObjectNode> dependents = dependents(object);
    delete(dependents);
    if (dependents.isEmpty()) {
      plane.change(kind, object, found -> ObjectMeta.of(found).remove("finalizers"));
    }
  }

  private void freeOwners(JsonNode gone) {
    for (JsonNode reference : gone.path("metadata").path("ownerReferences")) {
      ResourceKind kind = ResourceKind.byName(reference.path("kind").asText());
      String namespace = kind.namespaced() ? ObjectMeta.namespace(gone) : "";
      plane
          .get(new ObjectKey(kind, namespace, reference.path("name").asText()))
          .filter(owner ->
              ObjectMeta.isTerminating(owner)
                  && ObjectMeta.hasFinalizer(owner, ObjectMeta.FOREGROUND_DELETION))
          .ifPresent(owner -> deleteForeground(kind, owner));
    }
  }

  private void delete(List<ObjectNode> objects) {
    for (ObjectNode object : objects) {
      ObjectKey key = ObjectKey.of(ResourceKind.byName(object.path("kind").asText()), object);
      if (!ObjectMeta.isTerminating(object) && plane.get(key).isPresent()) {
        plane.delete(key);
      }
    }
  }

  private List<ObjectNode> dependents(JsonNode owner) {
    return Arrays.stream(ResourceKind.values())
        .flatMap(kind -> plane.list(kind, ObjectMeta.namespace(owner)).stream())
        .filter(object -> ObjectMeta.ownedBy(object, owner))
        .toList();
  }
}
