package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Defaults and validation of pod specifications, in pods and in pod templates. */
final class PodSpecRules {

  private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");

  private PodSpecRules() {}

  static void setTemplateDefaults(ObjectNode template) {
    ObjectNode metadata = JsonTree.child(template, "metadata");
    if (!metadata.has("creationTimestamp")) {
      metadata.putNull("creationTimestamp");
    }
    setDefaults(JsonTree.child(template, "spec"));
  }

  static void setDefaults(ObjectNode spec) {
    JsonTree.setDefault(spec, "restartPolicy", "Always");
    JsonTree.setDefault(spec, "terminationGracePeriodSeconds", 30);
    JsonTree.setDefault(spec, "dnsPolicy", "ClusterFirst");
    JsonTree.child(spec, "securityContext");
    JsonTree.setDefault(spec, "schedulerName", "default-scheduler");
    containers(spec).forEach(PodSpecRules::setContainerDefaults);
    JsonTree.objects(spec.path("volumes")).forEach(PodSpecRules::setVolumeDefaults);
  }

  static void validate(JsonNode spec, String path, ValidationErrors errors) {
    if (errors.require(spec, "containers", path + ".containers")) {
      var containers = new Containers(path, new HashSet<>(), errors);
      containers.validateList(spec, "initContainers");
      containers.validateList(spec, "containers");
    }
    validateVolumeMounts(spec, path, errors);
  }

  /** All of them, in the order in which they run. */
  static List<ObjectNode> containers(JsonNode spec) {
    return Stream.of("initContainers", "containers")
        .flatMap(list -> JsonTree.objects(spec.path(list)).stream())
        .toList();
  }

  private static void setContainerDefaults(ObjectNode container) {
    JsonTree.setDefault(container, "imagePullPolicy", pullPolicy(container.path("image").asText()));
    JsonTree.setDefault(container, "terminationMessagePath", "/dev/termination-log");
    JsonTree.setDefault(container, "terminationMessagePolicy", "File");
    JsonTree.child(container, "resources");
    JsonTree.objects(container.path("ports"))
        .forEach(port -> JsonTree.setDefault(port, "protocol", "TCP"));
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.get(probe) instanceof ObjectNode given) {
        setProbeDefaults(given);
      }
    }
  }

  private static void setProbeDefaults(ObjectNode probe) {
    JsonTree.setDefault(probe, "timeoutSeconds", 1);
    JsonTree.setDefault(probe, "periodSeconds", 10);
    JsonTree.setDefault(probe, "successThreshold", 1);
    JsonTree.setDefault(probe, "failureThreshold", 3);
    if (probe.get("httpGet") instanceof ObjectNode get) {
      JsonTree.setDefault(get, "scheme", "HTTP");
      JsonTree.setDefault(get, "path", "/");
    }
  }

  private static void setVolumeDefaults(ObjectNode volume) {
    for (String source : List.of("secret", "configMap", "projected", "downwardAPI")) {
      if (volume.get(source) instanceof ObjectNode given) {
        JsonTree.setDefault(given, "defaultMode", 420);
      }
    }
    if (volume.get("hostPath") instanceof ObjectNode path && !path.has("type")) {
      path.put("type", "");
    }
  }

  /** {@code Always} for the tag {@code latest}, given or implied. */
  private static String pullPolicy(String image) {
    if (image.contains("@")) {
      return "IfNotPresent";
    }
    String shortName = image.substring(image.lastIndexOf('/') + 1);
    return !shortName.contains(":") || shortName.endsWith(":latest") ? "Always" : "IfNotPresent";
  }

  /** Validates containers, whose names must be unique across both lists. */
  private record Containers(String path, Set<String> names, ValidationErrors errors) {

    void validateList(JsonNode spec, String list) {
      int index = 0;
      for (JsonNode container : spec.path(list)) {
        validateContainer(container, path + "." + list + "[" + index++ + "]");
      }
    }

    private void validateContainer(JsonNode container, String containerPath) {
      if (errors.require(container, "name", containerPath + ".name")) {
        String name = container.path("name").asText();
        NameValidation.LABEL.validate(name, containerPath + ".name", errors);
        if (!names.add(name)) {
          errors.add(FieldError.duplicate(containerPath + ".name", name));
        }
      }
      if (errors.require(container, "image", containerPath + ".image")) {
        errors.requireOneOf(
            container.path("imagePullPolicy"), containerPath + ".imagePullPolicy", PULL_POLICIES);
      }
    }
  }

  private static void validateVolumeMounts(JsonNode spec, String path, ValidationErrors errors) {
    Set<String> volumes = new HashSet<>();
    spec.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    int index = 0;
    for (JsonNode container : spec.path("containers")) {
      int mountIndex = 0;
      for (JsonNode mount : container.path("volumeMounts")) {
        if (!volumes.contains(mount.path("name").asText())) {
          errors.add(
              new FieldError(
                  "FieldValueNotFound",
                  "%s.containers[%d].volumeMounts[%d].name".formatted(path, index, mountIndex),
                  "Not found: " + GoValue.format(mount.path("name"))));
        }
        mountIndex++;
      }
      index++;
    }
  }
}
