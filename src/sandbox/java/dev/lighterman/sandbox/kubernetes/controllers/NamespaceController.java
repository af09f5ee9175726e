package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.Deletion;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import dev.lighterman.sandbox.kubernetes.objects.Write;
import java.util.Arrays;
import java.util.List;

/** Furnishes new namespaces, and empties those that are to go. */
final class NamespaceController implements Controller {

  private static final Write WRITE = Write.by("kube-controller-manager");

  private final ControlPlane plane;

  NamespaceController(ControlPlane plane) {
    this.plane = plane;
  }

  @Override
  public void changed(Change change) {
    if (change.kind() == Kind.NAMESPACE) {
      plane.get(change.key()).ifPresent(namespace -> reconcile(change, namespace));
    } else if (change.type() == Change.Type.DELETED && change.kind().namespaced()) {
      plane
          .get(new ObjectKey(Kind.NAMESPACE, "", Meta.namespace(change.object())))
          .filter(Meta::leaving)
          .ifPresent(this::empty);
    }
  }

  private void reconcile(Change change, ObjectNode namespace) {
    if (Meta.leaving(namespace)) {
      empty(namespace);
    } else if (change.type() == Change.Type.ADDED) {
      furnish(Meta.name(namespace));
    }
  }

  private void furnish(String namespace) {
    ObjectNode account = Tree.object();
    account.putObject("metadata").put("name", "default");
    plane.api().create(Kind.SERVICE_ACCOUNT, namespace, account, WRITE);
    ObjectNode roots = Tree.object();
    roots.putObject("metadata").put("name", "kube-root-ca.crt");
    roots.putObject("data").put("ca.crt", "");
    plane.api().create(Kind.CONFIG_MAP, namespace, roots, WRITE);
  }

  private void empty(ObjectNode namespace) {
    List<ObjectKey> left =
        Arrays.stream(Kind.values())
            .filter(Kind::namespaced)
            .flatMap(kind ->
                plane.list(kind, Meta.name(namespace)).stream()
                    .filter(object -> !Meta.leaving(object))
                    .map(object -> ObjectKey.of(kind, object)))
            .toList();
    for (ObjectKey key : left) {
      if (plane.get(key).isPresent()) {
        plane.api().delete(key, Deletion.inBackground());
      }
    }
    boolean empty =
        Arrays.stream(Kind.values())
            .filter(Kind::namespaced)
            .allMatch(kind -> plane.list(kind, Meta.name(namespace)).isEmpty());
    if (empty) {
      plane.api().remove(ObjectKey.of(Kind.NAMESPACE, namespace));
    }
  }
}
