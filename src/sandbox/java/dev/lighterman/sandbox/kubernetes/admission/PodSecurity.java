package dev.lighterman.sandbox.kubernetes.admission;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Pod Security admission: a namespace's label names the level that its pods have to satisfy. A
 * workload whose pods would not is created all the same, with a warning.
 */
public final class PodSecurity {

  private static final String LABEL = "pod-security.kubernetes.io/";

  private static final Set<String> DEFAULT_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> RESTRICTED_VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private PodSecurity() {}

  /**
   * Checks a new pod against the level that its namespace enforces.
   *
   * @throws ApiFailure 403 where it violates it
   */
  static void enforce(ObjectStore store, ObjectNode pod) {
    Map<String, String> labels = namespaceLabels(store, ObjectMeta.namespace(pod));
    violation(labels, "enforce", pod.path("spec"))
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
        yield violation(labels, mode, object.path("spec").path("template").path("spec"))
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
  private static Optional<String> violation(
      Map<String, String> labels, String mode, JsonNode spec) {
    String level = labels.getOrDefault(LABEL + mode, "privileged");
    String version = labels.getOrDefault(LABEL + mode + "-version", "latest");
    List<String> violations = new ArrayList<>();
    if (!level.equals("privileged")) {
      var pod = new Pod(spec, level.equals("restricted"), violations);
      pod.checkHost();
      pod.checkContainers();
    }
    return violations.isEmpty()
        ? Optional.empty()
        : Optional.of("\"%s:%s\": %s".formatted(level, version, String.join(", ", violations)));
  }

  /** The specification of a pod that is checked; violations are collected in the usual order. */
  private record Pod(JsonNode spec, boolean restricted, List<String> violations) {

    void checkHost() {
      String host =
          Stream.of("hostNetwork", "hostPID", "hostIPC")
              .filter(field -> spec.path(field).asBoolean())
              .map(field -> field + "=true")
              .collect(joining(", "));
      if (!host.isEmpty()) {
        violations.add("host namespaces (" + host + ")");
      }
      String paths =
          JsonTree.items(spec.path("volumes"))
              .filter(volume -> volume.has("hostPath"))
              .map(Pod::quotedName)
              .collect(joining(", "));
      if (!paths.isEmpty()) {
        violations.add("hostPath volumes (volume " + paths + ")");
      }
      report(
          "privileged",
          "%s must not set securityContext.privileged=true",
          container -> context(container, "privileged").asBoolean());
    }

    void checkContainers() {
      if (!restricted) {
        report(
            "non-default capabilities",
            "%s must not include other than the default ones in securityContext.capabilities.add",
            container ->
                JsonTree.items(context(container, "capabilities").path("add"))
                    .anyMatch(added -> !DEFAULT_CAPABILITIES.contains(added.asText())));
        return;
      }
      report(
          "allowPrivilegeEscalation != false",
          "%s must set securityContext.allowPrivilegeEscalation=false",
          container -> context(container, "allowPrivilegeEscalation").asBoolean(true));
      report(
          "unrestricted capabilities",
          "%s must set securityContext.capabilities.drop=[\"ALL\"]",
          container ->
              JsonTree.items(context(container, "capabilities").path("drop"))
                  .noneMatch(dropped -> dropped.asText().equals("ALL")));
      checkVolumes();
      report(
          "runAsNonRoot != true",
          "pod or %s must set securityContext.runAsNonRoot=true",
          container -> !effective(container, "runAsNonRoot").asBoolean());
      if (spec.path("securityContext").path("runAsUser").asInt(1) == 0) {
        violations.add("runAsUser=0 (pod must not set runAsUser=0)");
      }
      report(
          "seccompProfile",
          "pod or %s must set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
              + " \"Localhost\"",
          container ->
              !Set.of("RuntimeDefault", "Localhost")
                  .contains(effective(container, "seccompProfile").path("type").asText()));
    }

    private void checkVolumes() {
      JsonTree.items(spec.path("volumes"))
          .forEach(volume ->
              volume.properties().stream()
                  .map(Map.Entry::getKey)
                  .filter(field -> !field.equals("name") && !RESTRICTED_VOLUMES.contains(field))
                  .forEach(type ->
                      violations.add(
                          "restricted volume types (volume %s uses restricted volume type \"%s\")"
                              .formatted(quotedName(volume), type))));
    }

    private void report(String what, String must, Predicate<JsonNode> violates) {
      List<String> names =
          Stream.of("initContainers", "containers")
              .flatMap(list -> JsonTree.items(spec.path(list)))
              .filter(violates)
              .map(Pod::quotedName)
              .toList();
      if (!names.isEmpty()) {
        String who = (names.size() == 1 ? "container " : "containers ") + String.join(", ", names);
        violations.add(what + " (" + must.formatted(who) + ")");
      }
    }

    private static JsonNode context(JsonNode container, String field) {
      return container.path("securityContext").path(field);
    }

    /** The container's own setting, else the pod's. */
    private JsonNode effective(JsonNode container, String field) {
      JsonNode own = context(container, field);
      return own.isMissingNode() ? spec.path("securityContext").path(field) : own;
    }

    private static String quotedName(JsonNode named) {
      return "\"" + named.path("name").asText() + "\"";
    }
  }
}
