package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.util.List;
import java.util.Set;

/** Defaults and validation of jobs, whose pods the API server labels itself. */
final class JobRules implements KindRules {

  private static final String CONTROLLER_UID = "batch.kubernetes.io/controller-uid";

  private static final Set<String> RESTART_POLICIES = Set.of("OnFailure", "Never");

  @Override
  public void setDefaults(ObjectNode job) {
    ObjectNode spec = JsonTree.child(job, "spec");
    JsonTree.setDefault(spec, "parallelism", 1);
    JsonTree.setDefault(spec, "completions", 1);
    JsonTree.setDefault(spec, "backoffLimit", 6);
    JsonTree.setDefault(spec, "completionMode", "NonIndexed");
    JsonTree.setDefault(spec, "manualSelector", false);
    JsonTree.setDefault(spec, "suspend", false);
    JsonTree.setDefault(spec, "podReplacementPolicy", "TerminatingOrFailed");
    if (!spec.has("selector")) {
      JsonTree.child(JsonTree.child(spec, "selector"), "matchLabels")
          .put(CONTROLLER_UID, ObjectMeta.uid(job));
    }
    if (spec.get("template") instanceof ObjectNode template) {
      setTemplateDefaults(job, template);
    }
  }

  private static void setTemplateDefaults(ObjectNode job, ObjectNode template) {
    PodSpecRules.setTemplateDefaults(template);
    JsonTree.child(JsonTree.child(template, "metadata"), "labels")
        .put(CONTROLLER_UID, ObjectMeta.uid(job))
        .put("batch.kubernetes.io/job-name", ObjectMeta.name(job))
        .put("controller-uid", ObjectMeta.uid(job))
        .put("job-name", ObjectMeta.name(job));
  }

  @Override
  public void validate(ObjectNode job, ValidationErrors errors) {
    JsonNode spec = job.path("spec");
    for (String field : List.of("parallelism", "completions", "backoffLimit")) {
      errors.requireNonNegative(spec, field, "spec");
    }
    JsonNode pod = spec.path("template").path("spec");
    PodSpecRules.validate(pod, "spec.template.spec", errors);
    if (!RESTART_POLICIES.contains(pod.path("restartPolicy").asText())) {
      errors.add(
          FieldError.required(
              "spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
    }
  }

  @Override
  public void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {
    for (String field : List.of("completions", "selector", "template", "completionMode")) {
      errors.requireUnchanged(
          before.path("spec").path(field), after.path("spec").path(field), "spec." + field);
    }
  }
}
