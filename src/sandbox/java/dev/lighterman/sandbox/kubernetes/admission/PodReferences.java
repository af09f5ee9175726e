package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.Map;

/** The admission plugins for ServiceAccounts and PriorityClasses, which pods name. */
record PodReferences(ObjectStore store) {

  static final KindRules PRIORITY_CLASS_RULES =
      new KindRules() {
        @Override
        public void setDefaults(ObjectNode priorityClass) {
          JsonTree.setDefault(priorityClass, "preemptionPolicy", "PreemptLowerPriority");
        }
      };

  /** A namespace gets it at once, and again where somebody deletes it. */
  private static final String DEFAULT_ACCOUNT = "default";

  /** Each cluster has them from its start. */
  private static final Map<String, Integer> SYSTEM_CLASSES =
      Map.of("system-cluster-critical", 2_000_000_000, "system-node-critical", 2_000_001_000);

  /**
   * Sets the priority of a new pod.
   *
   * @throws ApiFailure 403 where its ServiceAccount or its PriorityClass is not there
   */
  void resolve(ObjectNode pod) {
    ObjectNode spec = JsonTree.child(pod, "spec");
    String namespace = ObjectMeta.namespace(pod);
    String account = spec.path("serviceAccountName").asText();
    if (!account.equals(DEFAULT_ACCOUNT)
        && store.get(new ObjectKey(ResourceKind.SERVICE_ACCOUNT, namespace, account)).isEmpty()) {
      throw forbidden(
          pod,
          "error looking up service account %s/%s: serviceaccount \"%s\" not found"
              .formatted(namespace, account, account));
    }
    String priorityClass = spec.path("priorityClassName").asText();
    if (!priorityClass.isEmpty()) {
      spec.put("priority", priority(pod, priorityClass));
    }
  }

  private int priority(ObjectNode pod, String name) {
    Integer system = SYSTEM_CLASSES.get(name);
    return system != null
        ? system
        : store
            .get(new ObjectKey(ResourceKind.PRIORITY_CLASS, "", name))
            .map(found -> found.path("value").asInt())
            .orElseThrow(() -> forbidden(pod, "no PriorityClass with name " + name + " was found"));
  }

  private static ApiFailure forbidden(ObjectNode pod, String reason) {
    return ApiFailure.forbidden(ResourceKind.POD, ObjectMeta.name(pod), reason);
  }
}
