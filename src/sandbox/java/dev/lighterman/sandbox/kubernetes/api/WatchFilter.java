package dev.lighterman.sandbox.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectSelector;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Converts changes to the events of one watch, which are of selected objects only. */
final class WatchFilter {

  private final ApiRequest call;
  private final ObjectSelector selector;
  private final InstantSource clock;
  private final Set<String> seen = new HashSet<>();
  private boolean columnsSent;

  WatchFilter(ApiRequest call, ObjectSelector selector, InstantSource clock) {
    this.call = call;
    this.selector = selector;
    this.clock = clock;
  }

  /** The event for the change, if it is of a selected object. */
  Optional<ObjectNode> event(WatchEvent change) {
    if (change.type() == WatchEvent.Type.BOOKMARK) {
      return Optional.of(event("BOOKMARK", bookmark(change)));
    }
    ResourcePath path = call.path();
    ObjectNode object = change.object();
    boolean otherNamespace =
        !path.namespace().isEmpty() && !path.namespace().equals(ObjectMeta.namespace(object));
    if (change.kind() != path.kind() || otherNamespace) {
      return Optional.empty();
    }
    return type(change).map(type -> event(type, render(object)));
  }

  /**
   * An object that stops matching the selector is deleted for the watch; one that starts is new.
   */
  private Optional<String> type(WatchEvent change) {
    String uid = ObjectMeta.uid(change.object());
    boolean matches = selector.matches(change.object());
    boolean exists = matches && change.type() != WatchEvent.Type.DELETED;
    if (exists) {
      boolean added = seen.add(uid) && change.type() == WatchEvent.Type.ADDED;
      return Optional.of(added ? "ADDED" : "MODIFIED");
    }
    return seen.remove(uid) || matches ? Optional.of("DELETED") : Optional.empty();
  }

  private ObjectNode render(ObjectNode object) {
    if (!call.wantsTable()) {
      return object;
    }
    ObjectNode table =
        call.tables().of(List.of(object), ObjectMeta.resourceVersion(object), clock.instant());
    if (columnsSent) {
      table.putArray("columnDefinitions");
    }
    columnsSent = true;
    return table;
  }

  private ObjectNode bookmark(WatchEvent change) {
    ObjectNode object =
        JsonTree.object()
            .put("kind", call.path().kind().kind())
            .put("apiVersion", call.path().kind().apiVersion());
    ObjectNode meta = object.putObject("metadata");
    meta.put("resourceVersion", Long.toString(change.version()));
    meta.putObject("annotations").put("k8s.io/initial-events-end", "true");
    return object;
  }

  private static ObjectNode event(String type, ObjectNode object) {
    ObjectNode event = JsonTree.object().put("type", type);
    event.set("object", object);
    return event;
  }
}
