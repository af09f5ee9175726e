package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pod Security admission: a namespace's label names the level that its pods have to satisfy. A
 * workload whose pods would not is created all the same, with a warning.
 */
public final class PodSecurity {

  private static final String LABEL = "pod-security.kubernetes.io/";

  private PodSecurity() {}

  /**
   * Checks a new pod against the level that its namespace enforces.
   *
   * @throws ApiFailure 403 where it violates it
   */
  static void enforce(ObjectStore store, ObjectNode pod) {
    Map<String, String> labels = namespaceLabels(store, ObjectMeta.namespace(pod));
    violation(labels, "enforce", pod)
        .ifPresent(violation -> {
          throw ApiFailure.forbidden(
              ResourceKind.POD, ObjectMeta.name(pod), "violates PodSecurity " + violation);
        });
  }

  /** The warning about a workload whose pods will not be created, or would not satisfy a level. */
  public static Optional<String> warning(ObjectStore store, ResourceKind kind, ObjectNode object) {
    return switch (kind) {
      case DEPLOYMENT, REPLICA_SET, DAEMON_SET, JOB -> {
        Map<String, String> labels = namespaceLabels(store, ObjectMeta.namespace(object));
        String mode = labels.containsKey(LABEL + "warn") ? "warn" : "enforce";
        yield violation(labels, mode, object.path("spec").path("template"))
            .map(violation -> "would violate PodSecurity " + violation);
      }
      default -> Optional.empty();
    };
  }

  private static Map<String, String> namespaceLabels(ObjectStore store, String namespace) {
    return store
        .get(new ObjectKey(ResourceKind.NAMESPACE, "", namespace))
        .map(ObjectMeta::labels)
        .orElse(Map.of());
  }

  /** What violates the level of a mode, after the level with its version. */
  private static Optional<String> violation(Map<String, String> labels, String mode, JsonNode pod) {
    String level = labels.getOrDefault(LABEL + mode, "privileged");
    String version = labels.getOrDefault(LABEL + mode + "-version", "latest");
    List<String> violations = PodSecurityStandard.violations(level, pod);
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of("\"%s:%s\": %s".formatted(level, version, String.join(", ", violations)));
  }
}
