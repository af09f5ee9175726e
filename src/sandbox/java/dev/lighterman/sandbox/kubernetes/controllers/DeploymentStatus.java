package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.RollingUpdate.Size;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.StatusConditions;
import java.util.List;

/** Computes the status of deployments. */
final class DeploymentStatus {

  private static final String TIMED_OUT = "ProgressDeadlineExceeded";

  private static final String AVAILABLE = "Deployment has minimum availability.";
  private static final String UNAVAILABLE = "Deployment does not have minimum availability.";

  private DeploymentStatus() {}

  static void update(ObjectNode deployment, ObjectNode current, List<ObjectNode> old, String now) {
    ObjectNode status = JsonTree.child(deployment, "status");
    Size all = old.stream().map(Size::of).reduce(Size.of(current), Size::plus);
    int desired = deployment.path("spec").path("replicas").asInt();
    status.put("observedGeneration", ObjectMeta.generation(deployment));
    JsonTree.putNonZero(status, "replicas", all.actual());
    JsonTree.putNonZero(status, "updatedReplicas", Size.of(current).actual());
    JsonTree.putNonZero(status, "readyReplicas", all.available());
    JsonTree.putNonZero(status, "availableReplicas", all.available());
    JsonTree.putNonZero(
        status,
        "unavailableReplicas",
        Math.max(0, Math.max(desired, all.actual()) - all.available()));
    boolean available = all.available() >= desired - RollingUpdate.of(deployment).maxUnavailable();
    var conditions = new StatusConditions(status, now);
    if (available) {
      conditions.set("Available", true, "MinimumReplicasAvailable", AVAILABLE);
    } else {
      conditions.set("Available", false, "MinimumReplicasUnavailable", UNAVAILABLE);
    }
    setProgressing(deployment, ObjectMeta.name(current), conditions);
  }

  static void setTimedOut(ObjectNode deployment, String set, String now) {
    new StatusConditions(JsonTree.child(deployment, "status"), now)
        .set(
            "Progressing",
            false,
            TIMED_OUT,
            "ReplicaSet \"" + set + "\" has timed out progressing.");
  }

  /** Whether all desired pods are updated and available, and no old pods are left. */
  static boolean isComplete(JsonNode deployment) {
    JsonNode status = deployment.path("status");
    int desired = deployment.path("spec").path("replicas").asInt();
    return status.path("updatedReplicas").asInt() == desired
        && status.path("replicas").asInt() == desired
        && status.path("availableReplicas").asInt() == desired
        && status.path("observedGeneration").asLong() >= ObjectMeta.generation(deployment);
  }

  private static void setProgressing(
      ObjectNode deployment, String set, StatusConditions conditions) {
    boolean timedOut =
        StatusConditions.find(conditions.status(), "Progressing")
            .filter(condition -> condition.path("reason").asText().equals(TIMED_OUT))
            .filter(condition -> condition.path("message").asText().contains("\"" + set + "\""))
            .isPresent();
    if (isComplete(deployment)) {
      conditions.set(
          "Progressing",
          true,
          "NewReplicaSetAvailable",
          "ReplicaSet \"" + set + "\" has successfully progressed.");
    } else if (!timedOut) {
      conditions.set(
          "Progressing", true, "ReplicaSetUpdated", "ReplicaSet \"" + set + "\" is progressing.");
    }
  }
}
