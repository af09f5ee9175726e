package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.PodStatus;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;

/** The status of a pod that its kubelet has just accepted: all containers are waiting. */
final class InitialPodStatus {

  private InitialPodStatus() {}

  static void set(ObjectNode pod, String now) {
    ObjectNode status = JsonTree.child(pod, "status").put("startTime", now);
    int seed = ObjectMeta.uid(pod).hashCode();
    String host = "192.168.10." + (11 + Math.floorMod(node(pod).hashCode(), 200));
    String ip = "10.244.%d.%d".formatted(seed >>> 8 & 15, 2 + Math.floorMod(seed, 250));
    status.put("hostIP", host).put("podIP", ip);
    status.putArray("hostIPs").addObject().put("ip", host);
    status.putArray("podIPs").addObject().put("ip", ip);
    JsonNode spec = pod.path("spec");
    boolean hasInitContainers = !spec.path("initContainers").isEmpty();
    if (hasInitContainers) {
      addWaiting(status, "initContainerStatuses", spec.path("initContainers"), "PodInitializing");
    }
    addWaiting(
        status,
        "containerStatuses",
        spec.path("containers"),
        hasInitContainers ? "PodInitializing" : "ContainerCreating");
    PodStatus.update(pod, now);
  }

  private static String node(JsonNode pod) {
    return pod.path("spec").path("nodeName").asText();
  }

  private static void addWaiting(
      ObjectNode status, String list, JsonNode containers, String reason) {
    var statuses = status.putArray(list);
    for (JsonNode container : containers) {
      ObjectNode containerStatus =
          statuses
              .addObject()
              .put("name", container.path("name").asText())
              .put("image", container.path("image").asText())
              .put("imageID", "")
              .put("ready", false)
              .put("started", false)
              .put("restartCount", 0);
      containerStatus.putObject("lastState");
      containerStatus.putObject("state").putObject("waiting").put("reason", reason);
    }
  }
}
