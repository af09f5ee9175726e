package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing that happened to one object.
 *
 * @param object as it is after the change, or was last; not to be modified
 * @param version of the whole store after the change
 */
public record WatchEvent(Type type, ResourceKind kind, ObjectNode object, long version) {

  /** The words of a watch. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED,
    /** Nothing happened; says how far a watch has come. */
    BOOKMARK
  }

  public ObjectKey key() {
    return ObjectKey.of(kind, object);
  }
}
