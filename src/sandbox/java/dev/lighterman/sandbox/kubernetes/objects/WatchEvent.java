package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change of one object, as a watch reports it.
 *
 * @param object after the change, or as it was before deletion; not to be modified
 * @param version the resource version of the store after the change
 */
public record WatchEvent(Type type, ResourceKind kind, ObjectNode object, long version) {

  /** The type of an event in a watch. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED,
    /** No change; only marks the version that the watch has reached. */
    BOOKMARK
  }

  public ObjectKey key() {
    return ObjectKey.of(kind, object);
  }
}
