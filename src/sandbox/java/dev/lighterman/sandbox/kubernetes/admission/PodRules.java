package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.util.List;
import java.util.Set;

/** Defaults and validation of pods. */
final class PodRules implements KindRules {

  private static final String IMMUTABLE =
      "pod updates may not change fields other than `spec.containers[*].image`,"
          + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only"
          + " additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to"
          + " be set to 1 if it was previously negative)";

  private static final Set<String> RESTART_POLICIES = Set.of("Always", "OnFailure", "Never");

  @Override
  public void setDefaults(ObjectNode pod) {
    ObjectNode spec = JsonTree.child(pod, "spec");
    PodSpecRules.setDefaults(spec);
    PodSpecRules.containers(spec).forEach(PodRules::requestWhatIsLimited);
    JsonTree.setDefault(spec, "serviceAccountName", "default");
    JsonTree.setDefault(spec, "serviceAccount", spec.path("serviceAccountName").asText());
    JsonTree.setDefault(spec, "enableServiceLinks", true);
    JsonTree.setDefault(spec, "priority", 0);
    JsonTree.setDefault(spec, "preemptionPolicy", "PreemptLowerPriority");
    if (!spec.has("tolerations")) {
      addDefaultTolerations(spec);
    }
    ObjectNode status = JsonTree.child(pod, "status");
    JsonTree.setDefault(status, "phase", "Pending");
    JsonTree.setDefault(status, "qosClass", "BestEffort");
  }

  private static void requestWhatIsLimited(ObjectNode container) {
    ObjectNode resources = JsonTree.child(container, "resources");
    resources
        .path("limits")
        .properties()
        .forEach(limit -> {
          ObjectNode requests = JsonTree.child(resources, "requests");
          if (!requests.has(limit.getKey())) {
            requests.set(limit.getKey(), limit.getValue());
          }
        });
  }

  private static void addDefaultTolerations(ObjectNode spec) {
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
  public void validate(ObjectNode pod, ValidationErrors errors) {
    errors.requireOneOf(
        pod.path("spec").path("restartPolicy"), "spec.restartPolicy", RESTART_POLICIES);
    PodSpecRules.validate(pod.path("spec"), "spec", errors);
  }

  @Override
  public void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {
    if (!immutableSpec(before).equals(immutableSpec(after))) {
      errors.add(FieldError.forbidden("spec", IMMUTABLE));
    }
  }

  private static ObjectNode immutableSpec(ObjectNode pod) {
    ObjectNode spec = JsonTree.child(pod.deepCopy(), "spec");
    spec.remove(List.of("activeDeadlineSeconds", "tolerations", "nodeName"));
    PodSpecRules.containers(spec).forEach(container -> container.remove("image"));
    return spec;
  }
}
