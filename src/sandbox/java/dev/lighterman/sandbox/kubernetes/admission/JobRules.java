package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldProblem;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.List;
import java.util.Set;

/** Jobs: pods that end, which the API server tells apart by labels of its own. */
final class JobRules implements Rules {

  private static final String CONTROLLER = "batch.kubernetes.io/controller-uid";

  private static final Set<String> RESTARTS = Set.of("OnFailure", "Never");

  @Override
  public void complete(ObjectNode job) {
    ObjectNode spec = Tree.child(job, "spec");
    Tree.fill(spec, "parallelism", 1);
    Tree.fill(spec, "completions", 1);
    Tree.fill(spec, "backoffLimit", 6);
    Tree.fill(spec, "completionMode", "NonIndexed");
    Tree.fill(spec, "manualSelector", false);
    Tree.fill(spec, "suspend", false);
    Tree.fill(spec, "podReplacementPolicy", "TerminatingOrFailed");
    if (!spec.has("selector")) {
      Tree.child(Tree.child(spec, "selector"), "matchLabels").put(CONTROLLER, Meta.uid(job));
    }
    if (spec.get("template") instanceof ObjectNode template) {
      completeTemplate(job, template);
    }
  }

  private static void completeTemplate(ObjectNode job, ObjectNode template) {
    ObjectNode metadata = Tree.child(template, "metadata");
    if (!metadata.has("creationTimestamp")) {
      metadata.putNull("creationTimestamp");
    }
    Tree.child(metadata, "labels")
        .put(CONTROLLER, Meta.uid(job))
        .put("batch.kubernetes.io/job-name", Meta.name(job))
        .put("controller-uid", Meta.uid(job))
        .put("job-name", Meta.name(job));
    PodSpecRules.complete(Tree.child(template, "spec"));
  }

  @Override
  public void check(ObjectNode job, Problems problems) {
    JsonNode spec = job.path("spec");
    for (String count : List.of("parallelism", "completions", "backoffLimit")) {
      problems.notNegative(spec, count, "spec");
    }
    JsonNode pod = spec.path("template").path("spec");
    PodSpecRules.check(pod, "spec.template.spec", problems);
    if (!RESTARTS.contains(pod.path("restartPolicy").asText())) {
      problems.add(
          FieldProblem.required(
              "spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
    }
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, Problems problems) {
    for (String fixed : List.of("completions", "selector", "template", "completionMode")) {
      problems.unchanged(
          before.path("spec").path(fixed), after.path("spec").path(fixed), "spec." + fixed);
    }
  }
}
