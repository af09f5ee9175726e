package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.util.List;
import java.util.Set;

/** Jobs: pods that end, which the API server tells apart by labels of its own. */
final class JobRules implements KindRules {

  private static final String CONTROLLER = "batch.kubernetes.io/controller-uid";

  private static final Set<String> RESTARTS = Set.of("OnFailure", "Never");

  @Override
  public void complete(ObjectNode job) {
    ObjectNode spec = JsonTree.child(job, "spec");
    JsonTree.fill(spec, "parallelism", 1);
    JsonTree.fill(spec, "completions", 1);
    JsonTree.fill(spec, "backoffLimit", 6);
    JsonTree.fill(spec, "completionMode", "NonIndexed");
    JsonTree.fill(spec, "manualSelector", false);
    JsonTree.fill(spec, "suspend", false);
    JsonTree.fill(spec, "podReplacementPolicy", "TerminatingOrFailed");
    if (!spec.has("selector")) {
      JsonTree.child(JsonTree.child(spec, "selector"), "matchLabels")
          .put(CONTROLLER, ObjectMeta.uid(job));
    }
    if (spec.get("template") instanceof ObjectNode template) {
      completeTemplate(job, template);
    }
  }

  private static void completeTemplate(ObjectNode job, ObjectNode template) {
    PodSpecRules.completeTemplate(template);
    JsonTree.child(JsonTree.child(template, "metadata"), "labels")
        .put(CONTROLLER, ObjectMeta.uid(job))
        .put("batch.kubernetes.io/job-name", ObjectMeta.name(job))
        .put("controller-uid", ObjectMeta.uid(job))
        .put("job-name", ObjectMeta.name(job));
  }

  @Override
  public void check(ObjectNode job, ValidationErrors problems) {
    JsonNode spec = job.path("spec");
    for (String count : List.of("parallelism", "completions", "backoffLimit")) {
      problems.notNegative(spec, count, "spec");
    }
    JsonNode pod = spec.path("template").path("spec");
    PodSpecRules.check(pod, "spec.template.spec", problems);
    if (!RESTARTS.contains(pod.path("restartPolicy").asText())) {
      problems.add(
          FieldError.required(
              "spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
    }
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {
    for (String fixed : List.of("completions", "selector", "template", "completionMode")) {
      problems.unchanged(
          before.path("spec").path(fixed), after.path("spec").path(fixed), "spec." + fixed);
    }
  }
}
