package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.Deletion;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.Arrays;
import java.util.List;

/** Deletes what belonged to an object that is gone, or that waits for it to go first. */
final class GarbageCollector implements Controller {

  private static final String FOREGROUND = "foregroundDeletion";

  private final ControlPlane plane;

  GarbageCollector(ControlPlane plane) {
    this.plane = plane;
  }

  @Override
  public void changed(Change change) {
    if (change.type() == Change.Type.DELETED) {
      delete(dependents(change.object()));
      freeOwners(change.object());
    } else if (Meta.leaving(change.object()) && Meta.hasFinalizer(change.object(), FOREGROUND)) {
      plane.get(change.key()).ifPresent(object -> deleteForeground(change.kind(), object));
    }
  }

  private void deleteForeground(Kind kind, ObjectNode object) {
    List<ObjectNode> dependents = dependents(object);
    delete(dependents);
    if (dependents.isEmpty()) {
      plane.change(kind, object, found -> Meta.of(found).remove("finalizers"));
    }
  }

  private void freeOwners(JsonNode gone) {
    for (JsonNode reference : gone.path("metadata").path("ownerReferences")) {
      Kind kind = Kind.named(reference.path("kind").asText());
      String namespace = kind.namespaced() ? Meta.namespace(gone) : "";
      plane
          .get(new ObjectKey(kind, namespace, reference.path("name").asText()))
          .filter(owner -> Meta.leaving(owner) && Meta.hasFinalizer(owner, FOREGROUND))
          .ifPresent(owner -> deleteForeground(kind, owner));
    }
  }

  private void delete(List<ObjectNode> objects) {
    for (ObjectNode object : objects) {
      ObjectKey key = ObjectKey.of(Kind.named(object.path("kind").asText()), object);
      if (!Meta.leaving(object) && plane.get(key).isPresent()) {
        plane.api().delete(key, Deletion.inBackground());
      }
    }
  }

  private List<ObjectNode> dependents(JsonNode owner) {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> plane.list(kind, Meta.namespace(owner)).stream())
        .filter(object -> belongs(object, owner))
        .toList();
  }

  private static boolean belongs(JsonNode object, JsonNode owner) {
    return Tree.items(object.path("metadata").path("ownerReferences"))
        .anyMatch(reference -> reference.path("uid").asText().equals(Meta.uid(owner)));
  }
}
