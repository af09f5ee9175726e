package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.LabelSelector;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.util.Set;
import java.util.function.Consumer;

/** Deployments, replica sets and daemon sets: pods for ever, from a template. */
final class WorkloadRules implements KindRules {

  private static final String TEMPLATE = "spec.template";

  private final Consumer<ObjectNode> defaults;

  private WorkloadRules(Consumer<ObjectNode> defaults) {
    this.defaults = defaults;
  }

  static KindRules deployment() {
    return new WorkloadRules(spec -> {
      JsonTree.fill(spec, "replicas", 1);
      JsonTree.fill(spec, "revisionHistoryLimit", 10);
      JsonTree.fill(spec, "progressDeadlineSeconds", 600);
      ObjectNode strategy = JsonTree.child(spec, "strategy");
      JsonTree.fill(strategy, "type", "RollingUpdate");
      if (strategy.path("type").asText().equals("RollingUpdate")) {
        ObjectNode rolling = JsonTree.child(strategy, "rollingUpdate");
        JsonTree.fill(rolling, "maxUnavailable", "25%");
        JsonTree.fill(rolling, "maxSurge", "25%");
      }
    });
  }

  static KindRules replicaSet() {
    return new WorkloadRules(spec -> JsonTree.fill(spec, "replicas", 1));
  }

  static KindRules daemonSet() {
    return new WorkloadRules(spec -> {
      JsonTree.fill(spec, "revisionHistoryLimit", 10);
      ObjectNode strategy = JsonTree.child(spec, "updateStrategy");
      JsonTree.fill(strategy, "type", "RollingUpdate");
      ObjectNode rolling = JsonTree.child(strategy, "rollingUpdate");
      JsonTree.fill(rolling, "maxSurge", 0);
      JsonTree.fill(rolling, "maxUnavailable", 1);
    });
  }

  @Override
  public void complete(ObjectNode object) {
    ObjectNode spec = JsonTree.child(object, "spec");
    defaults.accept(spec);
    if (spec.get("template") instanceof ObjectNode template) {
      PodSpecRules.completeTemplate(template);
    }
  }

  @Override
  public void check(ObjectNode object, ValidationErrors problems) {
    JsonNode spec = object.path("spec");
    problems.notNegative(spec, "replicas", "spec");
    JsonNode template = spec.path("template");
    JsonNode labels = template.path("metadata").path("labels");
    if (problems.require(spec, "selector", "spec.selector")) {
      checkSelector(spec.path("selector"), labels, problems);
    }
    NameValidation.checkLabels(labels, TEMPLATE + ".metadata.labels", problems);
    problems.oneOf(
        template.path("spec").path("restartPolicy"),
        TEMPLATE + ".spec.restartPolicy",
        Set.of("Always"));
    PodSpecRules.check(template.path("spec"), TEMPLATE + ".spec", problems);
  }

  private static void checkSelector(JsonNode selector, JsonNode labels, ValidationErrors problems) {
    NameValidation.checkLabels(selector.path("matchLabels"), "spec.selector.matchLabels", problems);
    if (!LabelSelector.of(selector).matches(ObjectMeta.texts(labels))) {
      problems.add(
          FieldError.invalid(
              TEMPLATE + ".metadata.labels",
              GoValue.of(labels.isMissingNode() ? JsonTree.object() : labels),
              "`selector` does not match template `labels`"));
    }
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, ValidationErrors problems) {
    problems.unchanged(
        before.path("spec").path("selector"), after.path("spec").path("selector"), "spec.selector");
  }
}
