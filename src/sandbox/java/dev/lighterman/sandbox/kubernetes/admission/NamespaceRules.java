package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;

/** Namespaces: labelled with their own name, and held until they are empty. */
final class NamespaceRules implements Rules {

  @Override
  public void complete(ObjectNode namespace) {
    Tree.child(Meta.of(namespace), "labels")
        .put("kubernetes.io/metadata.name", Meta.name(namespace));
    ObjectNode spec = Tree.child(namespace, "spec");
    if (!spec.has("finalizers")) {
      spec.putArray("finalizers").add("kubernetes");
    }
    Tree.fill(Tree.child(namespace, "status"), "phase", "Active");
  }
}
