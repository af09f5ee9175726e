package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.LabelSelector;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import java.util.Set;
import java.util.function.Consumer;

/** Defaults and validation of deployments, replica sets and daemon sets. */
final class WorkloadRules implements KindRules {

  private static final String TEMPLATE = "spec.template";

  private final Consumer<ObjectNode> specDefaults;

  private WorkloadRules(Consumer<ObjectNode> specDefaults) {
    this.specDefaults = specDefaults;
  }

  static KindRules deployment() {
    return new WorkloadRules(spec -> {
      JsonTree.setDefault(spec, "replicas", 1);
      JsonTree.setDefault(spec, "revisionHistoryLimit", 10);
      JsonTree.setDefault(spec, "progressDeadlineSeconds", 600);
      ObjectNode strategy = JsonTree.child(spec, "strategy");
      JsonTree.setDefault(strategy, "type", "RollingUpdate");
      if (strategy.path("type").asText().equals("RollingUpdate")) {
        ObjectNode rollingUpdate = JsonTree.child(strategy, "rollingUpdate");
        JsonTree.setDefault(rollingUpdate, "maxUnavailable", "25%");
        JsonTree.setDefault(rollingUpdate, "maxSurge", "25%");
      }
    });
  }

  static KindRules replicaSet() {
    return new WorkloadRules(spec -> JsonTree.setDefault(spec, "replicas", 1));
  }

  static KindRules daemonSet() {
    return new WorkloadRules(spec -> {
      JsonTree.setDefault(spec, "revisionHistoryLimit", 10);
      ObjectNode strategy = JsonTree.child(spec, "updateStrategy");
      JsonTree.setDefault(strategy, "type", "RollingUpdate");
      ObjectNode rollingUpdate = JsonTree.child(strategy, "rollingUpdate");
      JsonTree.setDefault(rollingUpdate, "maxSurge", 0);
      JsonTree.setDefault(rollingUpdate, "maxUnavailable", 1);
    });
  }

  @Override
  public void setDefaults(ObjectNode object) {
    ObjectNode spec = JsonTree.child(object, "spec");
    specDefaults.accept(spec);
    if (spec.get("template") instanceof ObjectNode template) {
      PodSpecRules.setTemplateDefaults(template);
    }
  }

  @Override
  public void validate(ObjectNode object, ValidationErrors errors) {
    JsonNode spec = object.path("spec");
    errors.requireNonNegative(spec, "replicas", "spec");
    JsonNode template = spec.path("template");
    JsonNode labels = template.path("metadata").path("labels");
    if (errors.require(spec, "selector", "spec.selector")) {
      validateSelector(spec.path("selector"), labels, errors);
    }
    NameValidation.validateLabels(labels, TEMPLATE + ".metadata.labels", errors);
    errors.requireOneOf(
        template.path("spec").path("restartPolicy"),
        TEMPLATE + ".spec.restartPolicy",
        Set.of("Always"));
    PodSpecRules.validate(template.path("spec"), TEMPLATE + ".spec", errors);
  }

  private static void validateSelector(
      JsonNode selector, JsonNode labels, ValidationErrors errors) {
    NameValidation.validateLabels(
        selector.path("matchLabels"), "spec.selector.matchLabels", errors);
    if (!LabelSelector.of(selector).matches(ObjectMeta.strings(labels))) {
      errors.add(
          FieldError.invalid(
              TEMPLATE + ".metadata.labels",
              GoValue.format(labels.isMissingNode() ? JsonTree.object() : labels),
              "`selector` does not match template `labels`"));
    }
  }

  @Override
  public void validateUpdate(ObjectNode before, ObjectNode after, ValidationErrors errors) {
    errors.requireUnchanged(
        before.path("spec").path("selector"), after.path("spec").path("selector"), "spec.selector");
  }
}
