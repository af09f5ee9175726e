package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.FieldError;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What every pod specification must have, alone or in a template. */
final class PodSpecRules {

  private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");

  private PodSpecRules() {}

  static void completeTemplate(ObjectNode template) {
    ObjectNode metadata = JsonTree.child(template, "metadata");
    if (!metadata.has("creationTimestamp")) {
      metadata.putNull("creationTimestamp");
    }
    complete(JsonTree.child(template, "spec"));
  }

  static void complete(ObjectNode spec) {
    JsonTree.fill(spec, "restartPolicy", "Always");
    JsonTree.fill(spec, "terminationGracePeriodSeconds", 30);
    JsonTree.fill(spec, "dnsPolicy", "ClusterFirst");
    JsonTree.child(spec, "securityContext");
    JsonTree.fill(spec, "schedulerName", "default-scheduler");
    containers(spec).forEach(PodSpecRules::completeContainer);
    JsonTree.objects(spec.path("volumes")).forEach(PodSpecRules::completeVolume);
  }

  static void check(JsonNode spec, String path, ValidationErrors problems) {
    if (problems.require(spec, "containers", path + ".containers")) {
      var names = new Containers(path, new HashSet<>(), problems);
      names.check(spec, "initContainers");
      names.check(spec, "containers");
    }
    checkMounts(spec, path, problems);
  }

  private static List<ObjectNode> containers(ObjectNode spec) {
    return Stream.of("initContainers", "containers")
        .flatMap(list -> JsonTree.objects(spec.path(list)).stream())
        .toList();
  }

  private static void completeContainer(ObjectNode container) {
    JsonTree.fill(container, "imagePullPolicy", pullPolicy(container.path("image").asText()));
    JsonTree.fill(container, "terminationMessagePath", "/dev/termination-log");
    JsonTree.fill(container, "terminationMessagePolicy", "File");
    JsonTree.child(container, "resources");
    JsonTree.objects(container.path("ports"))
        .forEach(port -> JsonTree.fill(port, "protocol", "TCP"));
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.get(probe) instanceof ObjectNode given) {
        completeProbe(given);
      }
    }
  }

  private static void completeProbe(ObjectNode probe) {
    JsonTree.fill(probe, "timeoutSeconds", 1);
    JsonTree.fill(probe, "periodSeconds", 10);
    JsonTree.fill(probe, "successThreshold", 1);
    JsonTree.fill(probe, "failureThreshold", 3);
    if (probe.get("httpGet") instanceof ObjectNode get) {
      JsonTree.fill(get, "scheme", "HTTP");
      JsonTree.fill(get, "path", "/");
    }
  }

  private static void completeVolume(ObjectNode volume) {
    for (String source : List.of("secret", "configMap", "projected", "downwardAPI")) {
      if (volume.get(source) instanceof ObjectNode given) {
        JsonTree.fill(given, "defaultMode", 420);
      }
    }
    if (volume.get("hostPath") instanceof ObjectNode path && !path.has("type")) {
      path.put("type", "");
    }
  }

  /** {@code latest}, said or meant, is asked for anew each time. */
  private static String pullPolicy(String image) {
    if (image.contains("@")) {
      return "IfNotPresent";
    }
    String last = image.substring(image.lastIndexOf('/') + 1);
    return !last.contains(":") || last.endsWith(":latest") ? "Always" : "IfNotPresent";
  }

  /** Checks containers, whose names must differ even between the lists. */
  private record Containers(String path, Set<String> names, ValidationErrors problems) {

    void check(JsonNode spec, String list) {
      int index = 0;
      for (JsonNode container : spec.path(list)) {
        checkOne(container, path + "." + list + "[" + index++ + "]");
      }
    }

    private void checkOne(JsonNode container, String at) {
      if (problems.require(container, "name", at + ".name")) {
        String name = container.path("name").asText();
        NameValidation.LABEL.check(name, at + ".name", problems);
        if (!names.add(name)) {
          problems.add(FieldError.duplicate(at + ".name", name));
        }
      }
      if (problems.require(container, "image", at + ".image")) {
        problems.oneOf(container.path("imagePullPolicy"), at + ".imagePullPolicy", PULL_POLICIES);
      }
    }
  }

  private static void checkMounts(JsonNode spec, String path, ValidationErrors problems) {
    Set<String> volumes = new HashSet<>();
    spec.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    int index = 0;
    for (JsonNode container : spec.path("containers")) {
      int mount = 0;
      for (JsonNode mounted : container.path("volumeMounts")) {
        if (!volumes.contains(mounted.path("name").asText())) {
          problems.add(
              new FieldError(
                  "FieldValueNotFound",
                  "%s.containers[%d].volumeMounts[%d].name".formatted(path, index, mount),
                  "Not found: " + GoValue.of(mounted.path("name"))));
        }
        mount++;
      }
      index++;
    }
  }
}
