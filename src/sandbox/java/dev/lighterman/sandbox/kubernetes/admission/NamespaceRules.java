package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;

/** Namespaces: labelled with their own name, and held until they are empty. */
final class NamespaceRules implements KindRules {

  @Override
  public void complete(ObjectNode namespace) {
    JsonTree.child(ObjectMeta.of(namespace), "labels")
        .put("kubernetes.io/metadata.name", ObjectMeta.name(namespace));
    ObjectNode spec = JsonTree.child(namespace, "spec");
    if (!spec.has("finalizers")) {
      spec.putArray("finalizers").add("kubernetes");
    }
    JsonTree.fill(JsonTree.child(namespace, "status"), "phase", "Active");
  }
}
