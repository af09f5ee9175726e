package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where an object is.
 *
 * @param namespace empty for kinds that stand outside namespaces
 */
public record ObjectKey(ResourceKind kind, String namespace, String name) {

  public ObjectKey {
    if (kind.namespaced() == namespace.isEmpty()) {
      throw new IllegalArgumentException(
          kind.kind() + " " + name + (namespace.isEmpty() ? " needs a" : " has no") + " namespace");
    }
  }

  /** The key of an object as it says itself. */
  public static ObjectKey of(ResourceKind kind, JsonNode object) {
    return new ObjectKey(kind, ObjectMeta.namespace(object), ObjectMeta.name(object));
  }
}
