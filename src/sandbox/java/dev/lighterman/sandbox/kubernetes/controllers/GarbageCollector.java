package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.Arrays;
import java.util.List;

/** Deletes the dependents of deleted objects, in background or foreground. */
final class GarbageCollector implements Controller {

  private final ControllerContext context;

  GarbageCollector(ControllerContext context) {
    this.context = context;
  }

  @Override
  public void onChange(WatchEvent change) {
    if (change.type() == WatchEvent.Type.DELETED) {
      delete(dependents(change.object()));
      deleteWaitingOwners(change.object());
    } else if (ObjectMeta.isTerminating(change.object())
        && ObjectMeta.hasFinalizer(change.object(), ObjectMeta.FOREGROUND_DELETION)) {
      context.get(change.key()).ifPresent(object -> deleteForeground(change.kind(), object));
    }
  }

  private void deleteForeground(ResourceKind kind, ObjectNode object) {
    List<ObjectNode> dependents = dependents(object);
    delete(dependents);
    if (dependents.isEmpty()) {
      context.change(kind, object, found -> ObjectMeta.of(found).remove("finalizers"));
    }
  }

  private void deleteWaitingOwners(JsonNode deleted) {
    for (JsonNode reference : deleted.path("metadata").path("ownerReferences")) {
      ResourceKind kind = ResourceKind.byName(reference.path("kind").asText());
      String namespace = kind.namespaced() ? ObjectMeta.namespace(deleted) : "";
      context
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
      if (!ObjectMeta.isTerminating(object) && context.get(key).isPresent()) {
        context.delete(key);
      }
    }
  }

  private List<ObjectNode> dependents(JsonNode owner) {
    return Arrays.stream(ResourceKind.values())
        .flatMap(kind ->
            context
                .list(
                    kind, ObjectMeta.namespace(owner), object -> ObjectMeta.ownedBy(object, owner))
                .stream())
        .toList();
  }
}
