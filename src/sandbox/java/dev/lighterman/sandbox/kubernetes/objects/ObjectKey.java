package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The identity of an object: kind, namespace and name.
 *
 * @param namespace empty for cluster-scoped kinds
 */
public record ObjectKey(ResourceKind kind, String namespace, String name) {

  public ObjectKey {
    if (kind.namespaced() == namespace.isEmpty()) {
      throw new IllegalArgumentException(
          kind.kind() + " " + name + (namespace.isEmpty() ? " needs a" : " has no") + " namespace");
    }
  }

  /** The key of an object, from its metadata. */
  public static ObjectKey of(ResourceKind kind, JsonNode object) {
    return new ObjectKey(kind, ObjectMeta.namespace(object), ObjectMeta.name(object));
  }
}
