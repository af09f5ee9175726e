package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldProblem;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.List;
import java.util.Set;

/** Pods: a specification, a service account, and tolerance for a short outage of the node. */
final class PodRules implements Rules {

  private static final String CHANGED =
      "pod updates may not change fields other than `spec.containers[*].image`,"
          + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only"
          + " additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to"
          + " be set to 1 if it was previously negative)";

  private static final Set<String> RESTARTS = Set.of("Always", "OnFailure", "Never");

  @Override
  public void complete(ObjectNode pod) {
    ObjectNode spec = Tree.child(pod, "spec");
    PodSpecRules.complete(spec);
    Tree.fill(spec, "serviceAccountName", "default");
    Tree.fill(spec, "serviceAccount", spec.path("serviceAccountName").asText());
    Tree.fill(spec, "enableServiceLinks", true);
    Tree.fill(spec, "priority", 0);
    Tree.fill(spec, "preemptionPolicy", "PreemptLowerPriority");
    if (!spec.has("tolerations")) {
      tolerateOutages(spec);
    }
    ObjectNode status = Tree.child(pod, "status");
    Tree.fill(status, "phase", "Pending");
    Tree.fill(status, "qosClass", "BestEffort");
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
  public void check(ObjectNode pod, Problems problems) {
    problems.oneOf(pod.path("spec").path("restartPolicy"), "spec.restartPolicy", RESTARTS);
    PodSpecRules.check(pod.path("spec"), "spec", problems);
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, Problems problems) {
    if (!fixed(before).equals(fixed(after))) {
      problems.add(FieldProblem.forbidden("spec", CHANGED));
    }
  }

  private static ObjectNode fixed(ObjectNode pod) {
    ObjectNode spec = Tree.child(pod.deepCopy(), "spec");
    spec.remove(List.of("activeDeadlineSeconds", "tolerations", "nodeName"));
    for (String list : List.of("initContainers", "containers")) {
      Tree.objects(spec.path(list)).forEach(container -> container.remove("image"));
    }
    return spec;
  }
}
