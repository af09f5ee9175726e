package dev.lighterman.sandbox.kubernetes.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which objects of a list are asked for: by label and by field. */
public final class ObjectSelector {

  private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");

  private static final Map<ResourceKind, Set<String>> FIELDS =
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

  private final LabelSelector labels;
  private final List<Field> fields;

  private record Field(String path, String value, boolean equal) {
    boolean matches(JsonNode object) {
      JsonNode at = object;
      for (String step : path.split("\\.", -1)) {
        at = at.path(step);
      }
      return at.asText().equals(value) == equal;
    }
  }

  private ObjectSelector(LabelSelector labels, List<Field> fields) {
    this.labels = labels;
    this.fields = fields;
  }

  /**
   * Reads the selectors of a query.
   *
   * @throws ApiFailure 400 for a field that the kind is not found by
   */
  public static ObjectSelector parse(
      ResourceKind kind, String labelSelector, String fieldSelector) {
    List<Field> fields = new ArrayList<>();
    for (String part : fieldSelector.split(",", -1)) {
      if (!part.isEmpty()) {
        fields.add(field(kind, part, labelSelector, fieldSelector));
      }
    }
    return new ObjectSelector(LabelSelector.parse(labelSelector), List.copyOf(fields));
  }

  public boolean matches(JsonNode object) {
    return labels.matches(ObjectMeta.labels(object))
        && fields.stream().allMatch(f -> f.matches(object));
  }

  private static Field field(ResourceKind kind, String part, String labels, String all) {
    String[] sides = part.split("!=|==|=", 2);
    String path = sides[0].strip();
    if (!EVERYWHERE.contains(path) && !FIELDS.getOrDefault(kind, Set.of()).contains(path)) {
      throw ApiFailure.badRequest(
          "Unable to find \"%s, Resource=%s\" that match label selector \"%s\", field selector \"%s\": field label not supported: %s"
              .formatted(kind.group() + "/" + kind.version(), kind.plural(), labels, all, path));
    }
    return new Field(path, sides.length > 1 ? sides[1].strip() : "", !part.contains("!="));
  }
}
