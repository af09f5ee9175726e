package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import java.util.List;

/** Computes the phase and the conditions of pods from their containers. */
public final class PodStatus {

  private PodStatus() {}

  static boolean isReady(JsonNode pod) {
    return StatusConditions.isTrue(pod, "Ready");
  }

  /** Whether it has succeeded or failed. */
  static boolean isFinished(JsonNode pod) {
    return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
  }

  /** Whether its owner counts it: neither finished nor terminating. */
  static boolean isActive(JsonNode pod) {
    return !isFinished(pod) && !ObjectMeta.isTerminating(pod);
  }

  static String phase(JsonNode pod) {
    return pod.path("status").path("phase").asText();
  }

  /** Sets phase and conditions by the states of the containers. */
  public static void update(ObjectNode pod, String now) {
    ObjectNode status = JsonTree.child(pod, "status");
    List<JsonNode> containers = JsonTree.items(status.path("containerStatuses")).toList();
    List<JsonNode> initContainers = JsonTree.items(status.path("initContainerStatuses")).toList();
    status.put("phase", computePhase(pod, initContainers, containers));
    boolean finished = isFinished(pod);
    boolean initialized = initContainers.stream().allMatch(container -> exitCode(container) == 0);
    boolean ready = containers.stream().allMatch(container -> container.path("ready").asBoolean());
    var conditions = new StatusConditions(status, now);
    conditions.set("PodReadyToStartContainers", !finished, "", "");
    conditions.set(
        "Initialized",
        initialized,
        finished ? "PodCompleted" : initialized ? "" : "ContainersNotInitialized",
        "");
    String reason = finished ? "PodCompleted" : ready ? "" : "ContainersNotReady";
    String message =
        finished || ready ? "" : "containers with unready status: " + unready(containers);
    conditions.set("Ready", ready && !finished, reason, message);
    conditions.set("ContainersReady", ready && !finished, reason, message);
  }

  private static String computePhase(
      JsonNode pod, List<JsonNode> initContainers, List<JsonNode> containers) {
    String restart = pod.path("spec").path("restartPolicy").asText();
    boolean never = restart.equals("Never");
    if (never && initContainers.stream().anyMatch(container -> exitCode(container) > 0)) {
      return "Failed";
    }
    if (!restart.equals("Always")
        && containers.stream().allMatch(container -> exitCode(container) >= 0)) {
      boolean succeeded = containers.stream().allMatch(container -> exitCode(container) == 0);
      if (succeeded || never) {
        return succeeded ? "Succeeded" : "Failed";
      }
    }
    boolean started = containers.stream().allMatch(PodStatus::hasRun);
    return started ? "Running" : "Pending";
  }

  private static boolean hasRun(JsonNode container) {
    return container.path("state").has("running")
        || container.path("state").has("terminated")
        || container.path("lastState").has("terminated");
  }

  /** The exit code, or -1 if the container is not terminated. */
  private static int exitCode(JsonNode container) {
    return container.path("state").path("terminated").path("exitCode").asInt(-1);
  }

  private static ArrayNode unready(List<JsonNode> containers) {
    ArrayNode names = JsonTree.array();
    containers.stream()
        .filter(container -> !container.path("ready").asBoolean())
        .forEach(container -> names.add(container.path("name").asText()));
    return names;
  }
}
