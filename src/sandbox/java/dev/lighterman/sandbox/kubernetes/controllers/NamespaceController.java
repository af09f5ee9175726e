package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.Arrays;
import java.util.List;

/** Creates the default objects of new namespaces, and deletes the contents of deleted ones. */
final class NamespaceController implements Controller {

  private final ControllerContext context;
  private final String ca;

  NamespaceController(ControllerContext context, String ca) {
    this.context = context;
    this.ca = ca;
  }

  @Override
  public void onChange(WatchEvent change) {
    if (change.kind() == ResourceKind.NAMESPACE) {
      context.get(change.key()).ifPresent(namespace -> reconcile(change, namespace));
    } else if (change.type() == WatchEvent.Type.DELETED && change.kind().namespaced()) {
      context
          .get(new ObjectKey(ResourceKind.NAMESPACE, "", ObjectMeta.namespace(change.object())))
          .filter(ObjectMeta::isTerminating)
          .ifPresent(this::deleteContents);
    }
  }

  private void reconcile(WatchEvent change, ObjectNode namespace) {
    if (ObjectMeta.isTerminating(namespace)) {
      deleteContents(namespace);
    } else if (change.type() == WatchEvent.Type.ADDED) {
      createDefaults(ObjectMeta.name(namespace));
    }
  }

  private void createDefaults(String namespace) {
    ObjectNode account = JsonTree.object();
    account.putObject("metadata").put("name", "default");
    context.create(ResourceKind.SERVICE_ACCOUNT, namespace, account);
    ObjectNode rootCa = JsonTree.object();
    rootCa.putObject("metadata").put("name", "kube-root-ca.crt");
    rootCa.putObject("data").put("ca.crt", ca);
    context.create(ResourceKind.CONFIG_MAP, namespace, rootCa);
  }

  private void deleteContents(ObjectNode namespace) {
    List<ObjectKey> contents =
        Arrays.stream(ResourceKind.values())
            .filter(ResourceKind::namespaced)
            .flatMap(kind ->
                context.list(kind, ObjectMeta.name(namespace)).stream()
                    .filter(object -> !ObjectMeta.isTerminating(object))
                    .map(object -> ObjectKey.of(kind, object)))
            .toList();
    for (ObjectKey key : contents) {
      if (context.get(key).isPresent()) {
        context.delete(key);
      }
    }
    boolean empty =
        Arrays.stream(ResourceKind.values())
            .filter(ResourceKind::namespaced)
            .allMatch(kind -> context.list(kind, ObjectMeta.name(namespace)).isEmpty());
    if (empty) {
      context.api().remove(ObjectKey.of(ResourceKind.NAMESPACE, namespace));
    }
  }
}
