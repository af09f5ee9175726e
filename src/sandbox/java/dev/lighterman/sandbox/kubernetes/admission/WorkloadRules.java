package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldProblem;
import dev.lighterman.sandbox.kubernetes.objects.LabelSelector;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.Set;
import java.util.function.Consumer;

/** Deployments, replica sets and daemon sets: pods for ever, from a template. */
final class WorkloadRules implements Rules {

  private static final String TEMPLATE = "spec.template";

  private final Consumer<ObjectNode> defaults;

  private WorkloadRules(Consumer<ObjectNode> defaults) {
    this.defaults = defaults;
  }

  static Rules deployment() {
    return new WorkloadRules(spec -> {
      Tree.fill(spec, "replicas", 1);
      Tree.fill(spec, "revisionHistoryLimit", 10);
      Tree.fill(spec, "progressDeadlineSeconds", 600);
      ObjectNode strategy = Tree.child(spec, "strategy");
      Tree.fill(strategy, "type", "RollingUpdate");
      if (strategy.path("type").asText().equals("RollingUpdate")) {
        ObjectNode rolling = Tree.child(strategy, "rollingUpdate");
        Tree.fill(rolling, "maxUnavailable", "25%");
        Tree.fill(rolling, "maxSurge", "25%");
      }
    });
  }

  static Rules replicaSet() {
    return new WorkloadRules(spec -> Tree.fill(spec, "replicas", 1));
  }

  static Rules daemonSet() {
    return new WorkloadRules(spec -> {
      Tree.fill(spec, "revisionHistoryLimit", 10);
      ObjectNode strategy = Tree.child(spec, "updateStrategy");
      Tree.fill(strategy, "type", "RollingUpdate");
      ObjectNode rolling = Tree.child(strategy, "rollingUpdate");
      Tree.fill(rolling, "maxSurge", 0);
      Tree.fill(rolling, "maxUnavailable", 1);
    });
  }

  @Override
  public void complete(ObjectNode object) {
    ObjectNode spec = Tree.child(object, "spec");
    defaults.accept(spec);
    if (spec.get("template") instanceof ObjectNode template) {
      PodSpecRules.complete(Tree.child(template, "spec"));
      ObjectNode metadata = Tree.child(template, "metadata");
      if (!metadata.has("creationTimestamp")) {
        metadata.putNull("creationTimestamp");
      }
    }
  }

  @Override
  public void check(ObjectNode object, Problems problems) {
    JsonNode spec = object.path("spec");
    problems.notNegative(spec, "replicas", "spec");
    JsonNode template = spec.path("template");
    JsonNode labels = template.path("metadata").path("labels");
    if (problems.require(spec, "selector", "spec.selector")) {
      checkSelector(spec.path("selector"), labels, problems);
    }
    Names.checkLabels(labels, TEMPLATE + ".metadata.labels", problems);
    problems.oneOf(
        template.path("spec").path("restartPolicy"),
        TEMPLATE + ".spec.restartPolicy",
        Set.of("Always"));
    PodSpecRules.check(template.path("spec"), TEMPLATE + ".spec", problems);
  }

  private static void checkSelector(JsonNode selector, JsonNode labels, Problems problems) {
    Names.checkLabels(selector.path("matchLabels"), "spec.selector.matchLabels", problems);
    if (!LabelSelector.of(selector).matches(Meta.texts(labels))) {
      problems.add(
          FieldProblem.invalid(
              TEMPLATE + ".metadata.labels",
              GoValue.of(labels.isMissingNode() ? Tree.object() : labels),
              "`selector` does not match template `labels`"));
    }
  }

  @Override
  public void checkChange(ObjectNode before, ObjectNode after, Problems problems) {
    problems.unchanged(
        before.path("spec").path("selector"), after.path("spec").path("selector"), "spec.selector");
  }
}
