package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.Arrays;
import java.util.List;

/** Furnishes new namespaces, and empties those that are to go. */
final class NamespaceController implements Controller {

  private final ControllerContext plane;

  NamespaceController(ControllerContext plane) {
    this.plane = plane;
  }

  @Override
  public void changed(WatchEvent change) {
    if (change.kind() == ResourceKind.NAMESPACE) {
      plane.get(change.key()).ifPresent(namespace -> reconcile(change, namespace));
    } else if (change.type() == WatchEvent.Type.DELETED && change.kind().namespaced()) {
      plane
          .get(new ObjectKey(ResourceKind.NAMESPACE, "", ObjectMeta.namespace(change.object())))
          .filter(ObjectMeta::isTerminating)
          .ifPresent(this::empty);
    }
  }

  private void reconcile(WatchEvent change, ObjectNode namespace) {
    if (ObjectMeta.isTerminating(namespace)) {
      empty(namespace);
    } else if (change.type() == WatchEvent.Type.ADDED) {
      furnish(ObjectMeta.name(namespace));
    }
  }

  private void furnish(String namespace) {
    ObjectNode account = JsonTree.object();
    account.putObject("metadata").put("name", "default");
    plane.create(ResourceKind.SERVICE_ACCOUNT, namespace, account);
    ObjectNode roots = JsonTree.object();
    roots.putObject("metadata").put("name", "kube-root-ca.crt");
    roots.putObject("data").put("ca.crt", "");
    plane.create(ResourceKind.CONFIG_MAP, namespace, roots);
  }

  private void empty(ObjectNode namespace) {
    List<ObjectKey> left =
        Arrays.stream(ResourceKind.values())
            .filter(ResourceKind::namespaced)
            .flatMap(kind ->
                plane.list(kind, ObjectMeta.name(namespace)).stream()
                    .filter(object -> !ObjectMeta.isTerminating(object))
                    .map(object -> ObjectKey.of(kind, object)))
            .toList();
    for (ObjectKey key : left) {
      if (plane.get(key).isPresent()) {
        plane.delete(key);
      }
    }
    boolean empty =
        Arrays.stream(ResourceKind.values())
            .filter(ResourceKind::namespaced)
            .allMatch(kind -> plane.list(kind, ObjectMeta.name(namespace)).isEmpty());
    if (empty) {
      plane.api().remove(ObjectKey.of(ResourceKind.NAMESPACE, namespace));
    }
  }
}
