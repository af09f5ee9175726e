package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.Rollout.Size;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a deployment says of how far it is. */
final class DeploymentStatus {

  private static final String OVERDUE = "ProgressDeadlineExceeded";

  private DeploymentStatus() {}

  static void put(
      ObjectNode deployment, ObjectNode current, List<ObjectNode> old, InstantSource clock) {
    ObjectNode status = Tree.child(deployment, "status");
    Size now = Size.of(current);
    Size all = old.stream().map(Size::of).reduce(now, Size::plus);
    int desired = deployment.path("spec").path("replicas").asInt();
    status.put("observedGeneration", Meta.generation(deployment));
    count(status, "replicas", all.there());
    count(status, "updatedReplicas", now.there());
    count(status, "readyReplicas", all.available());
    count(status, "availableReplicas", all.available());
    count(
        status,
        "unavailableReplicas",
        Math.max(0, Math.max(desired, all.there()) - all.available()));
    var conditions = new Conditions(status, now(clock));
    boolean enough = all.available() >= desired - Rollout.of(deployment).unavailable();
    conditions.put(
        "Available",
        enough,
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        enough
            ? "Deployment has minimum availability."
            : "Deployment does not have minimum availability.");
    putProgress(deployment, Meta.name(current), conditions);
  }

  static void putOverdue(ObjectNode deployment, String set, InstantSource clock) {
    new Conditions(Tree.child(deployment, "status"), now(clock))
        .put(
            "Progressing", false, OVERDUE, "ReplicaSet \"" + set + "\" has timed out progressing.");
  }

  /** Whether all wanted pods are of the present template and available, and no others are left. */
  static boolean isComplete(JsonNode deployment) {
    JsonNode status = deployment.path("status");
    int desired = deployment.path("spec").path("replicas").asInt();
    return status.path("updatedReplicas").asInt() == desired
        && status.path("replicas").asInt() == desired
        && status.path("availableReplicas").asInt() == desired
        && status.path("observedGeneration").asLong() >= Meta.generation(deployment);
  }

  private static void putProgress(ObjectNode deployment, String set, Conditions conditions) {
    boolean overdue =
        Conditions.find(conditions.status(), "Progressing")
            .filter(c -> c.path("reason").asText().equals(OVERDUE))
            .filter(c -> c.path("message").asText().contains("\"" + set + "\""))
            .isPresent();
    if (isComplete(deployment)) {
      conditions.put(
          "Progressing",
          true,
          "NewReplicaSetAvailable",
          "ReplicaSet \"" + set + "\" has successfully progressed.");
    } else if (!overdue) {
      conditions.put(
          "Progressing", true, "ReplicaSetUpdated", "ReplicaSet \"" + set + "\" is progressing.");
    }
  }

  private static void count(ObjectNode status, String field, int count) {
    if (count == 0) {
      status.remove(field);
    } else {
      status.put(field, count);
    }
  }

  private static String now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
