package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.util.List;
import java.util.Set;

/** Pods: a specification, a service account, and tolerance for a short outage of the node. */
final class PodRules implements KindRules {

  private static final String CHANGED =
      "pod updates may not change fields other than `spec.containers[*].image`,"
          + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only"
          + " additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to"
          + " be set to 1 if it was previously negative)";

  private static final Set<String> RESTARTS = Set.of("Always", "OnFailure", "Never");

  @Override
  public void complete(ObjectNode pod) {
    ObjectNode spec = JsonTree.child(pod, "spec");
    PodSpecRules.complete(spec);
    JsonTree.fill(spec, "serviceAccountName", "default");
    JsonTree.fill(spec, "serviceAccount", spec.path("serviceAccountName").asText());
    JsonTree.fill(spec, "enableServiceLinks", true);
    JsonTree.fill(spec, "priority", 0);
    JsonTree.fill(spec, "preemptionPolicy", "PreemptLowerPriority");
    if (!spec.has("tolerations")) {
      tolerateOutages(spec);
    }
    ObjectNode status = JsonTree.child(pod, "status");
    JsonTree.fill(status, "phase", "Pending");
    JsonTree.fill(status, "qosClass", "BestEffort");
  }

  private static void tolerateOutages(ObjectNode spec) {
    var tolerations = spec.putArray("tolerations");
    for (String condition : List.of("not-ready", "unreachable")) {
      tolerations
          .addObject()
          .put("key", "node.kubernetes.io/" + condition)
          .put("operator", "Exists")
          .put("effect", "NoExecute")
          .put("tolerationSeconds", 300);
    }
  }

  @Override
  public void check(ObjectNode pod, ValidationErrors problems) {
    problems.oneOf(pod.path("spec").path("restartPolicy"), "spec.restartPolicy", RESTARTS);
    PodSpecRules.check(pod.path("spec"), "spec", problems);
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {
    if (!fixed(before).equals(fixed(after))) {
      problems.add(FieldError.forbidden("spec", CHANGED));
    }
  }

  private static ObjectNode fixed(ObjectNode pod) {
    ObjectNode spec = JsonTree.child(pod.deepCopy(), "spec");
    spec.remove(List.of("activeDeadlineSeconds", "tolerations", "nodeName"));
    for (String list : List.of("initContainers", "containers")) {
      JsonTree.objects(spec.path(list)).forEach(container -> container.remove("image"));
    }
    return spec;
  }
}
