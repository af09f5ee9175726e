package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import java.util.List;

/** What follows for a pod from how its containers are. */
public final class PodStatus {

  private PodStatus() {}

  static boolean isReady(JsonNode pod) {
    return StatusConditions.isTrue(pod, "Ready");
  }

  /** Whether it has come to its end by itself. */
  static boolean isOver(JsonNode pod) {
    return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
  }

  /** Whether it counts for who made it. */
  static boolean isActive(JsonNode pod) {
    return !isOver(pod) && !ObjectMeta.isTerminating(pod);
  }

  static String phase(JsonNode pod) {
    return pod.path("status").path("phase").asText();
  }

  /** Puts phase and conditions as they follow from the containers' states. */
  public static void update(ObjectNode pod, String now) {
    ObjectNode status = JsonTree.child(pod, "status");
    List<JsonNode> containers = JsonTree.items(status.path("containerStatuses")).toList();
    List<JsonNode> first = JsonTree.items(status.path("initContainerStatuses")).toList();
    status.put("phase", phaseOf(pod, first, containers));
    boolean over = isOver(pod);
    boolean initialized = first.stream().allMatch(c -> exitCode(c) == 0);
    boolean ready = containers.stream().allMatch(c -> c.path("ready").asBoolean());
    var conditions = new StatusConditions(status, now);
    conditions.set("PodReadyToStartContainers", !over, "", "");
    conditions.set(
        "Initialized",
        initialized,
        over ? "PodCompleted" : initialized ? "" : "ContainersNotInitialized",
        "");
    String reason = over ? "PodCompleted" : ready ? "" : "ContainersNotReady";
    String message = over || ready ? "" : "containers with unready status: " + unready(containers);
    conditions.set("Ready", ready && !over, reason, message);
    conditions.set("ContainersReady", ready && !over, reason, message);
  }

  private static String phaseOf(JsonNode pod, List<JsonNode> first, List<JsonNode> containers) {
    String restart = pod.path("spec").path("restartPolicy").asText();
    boolean never = restart.equals("Never");
    if (never && first.stream().anyMatch(c -> exitCode(c) > 0)) {
      return "Failed";
    }
    if (!restart.equals("Always") && containers.stream().allMatch(c -> exitCode(c) >= 0)) {
      boolean well = containers.stream().allMatch(c -> exitCode(c) == 0);
      if (well || never) {
        return well ? "Succeeded" : "Failed";
      }
    }
    boolean begun = containers.stream().allMatch(PodStatus::hasRun);
    return begun ? "Running" : "Pending";
  }

  private static boolean hasRun(JsonNode container) {
    return container.path("state").has("running")
        || container.path("state").has("terminated")
        || container.path("lastState").has("terminated");
  }

  /** The code it ended with, or -1 while it has not ended for good. */
  private static int exitCode(JsonNode container) {
    return container.path("state").path("terminated").path("exitCode").asInt(-1);
  }

  private static ArrayNode unready(List<JsonNode> containers) {
    ArrayNode names = JsonTree.array();
    containers.stream()
        .filter(c -> !c.path("ready").asBoolean())
        .forEach(c -> names.add(c.path("name").asText()));
    return names;
  }
}
