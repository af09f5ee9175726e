package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A label selector and a field selector. */
public final class ObjectSelector {

  private static final Set<String> COMMON_FIELDS = Set.of("metadata.name", "metadata.namespace");

  private static final Map<ResourceKind, Set<String>> SELECTABLE_FIELDS =
      Map.of(
          ResourceKind.POD,
          Set.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "status.phase",
              "status.podIP"),
          ResourceKind.EVENT,
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "type"),
          ResourceKind.SECRET,
          Set.of("type"),
          ResourceKind.NAMESPACE,
          Set.of("status.phase"),
          ResourceKind.NODE,
          Set.of("spec.unschedulable"),
          ResourceKind.SERVICE,
          Set.of("spec.clusterIP", "spec.type"),
          ResourceKind.REPLICA_SET,
          Set.of("status.replicas"),
          ResourceKind.JOB,
          Set.of("status.successful"));

  private final LabelSelector labelSelector;
  private final List<Field> fieldRequirements;

  private record Field(String path, String value, boolean equal) {
    boolean matches(JsonNode object) {
      JsonNode node = object;
      for (String step : path.split("\\.", -1)) {
        node = node.path(step);
      }
      return node.asText().equals(value) == equal;
    }
  }

  private ObjectSelector(LabelSelector labels, List<Field> fields) {
    this.labelSelector = labels;
    this.fieldRequirements = fields;
  }

  /**
   * Parses the selectors of a query.
   *
   * @throws ApiFailure 400 for a field that the kind cannot be selected by
   */
  public static ObjectSelector parse(
      ResourceKind kind, String labelSelector, String fieldSelector) {
    List<Field> fields = new ArrayList<>();
    for (String part : fieldSelector.split(",", -1)) {
      if (!part.isEmpty()) {
        fields.add(parseRequirement(kind, part, labelSelector, fieldSelector));
      }
    }
    return new ObjectSelector(LabelSelector.parse(labelSelector), List.copyOf(fields));
  }

  public boolean matches(JsonNode object) {
    return labelSelector.matches(ObjectMeta.labels(object))
        && fieldRequirements.stream().allMatch(requirement -> requirement.matches(object));
  }

  private static Field parseRequirement(ResourceKind kind, String part, String labels, String all) {
    String[] parts = part.split("!=|==|=", 2);
    String path = parts[0].strip();
    if (!COMMON_FIELDS.contains(path)
        && !SELECTABLE_FIELDS.getOrDefault(kind, Set.of()).contains(path)) {
      throw ApiFailure.badRequest(
          "Unable to find \"%s, Resource=%s\" that match label selector \"%s\", field selector \"%s\": field label not supported: %s"
              .formatted(kind.group() + "/" + kind.version(), kind.plural(), labels, all, path));
    }
    return new Field(path, parts.length > 1 ? parts[1].strip() : "", !part.contains("!="));
  }
}
