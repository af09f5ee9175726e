package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.util.UUID;

/** Sets the status of a container: waiting, running or terminated. */
final class ContainerStatus {

  private ContainerStatus() {}

  static void setRunning(ObjectNode status, String digest, String now) {
    String id = UUID.randomUUID().toString().replace("-", "").repeat(2);
    status
        .put("imageID", repository(status.path("image").asText()) + "@" + digest)
        .put("containerID", "containerd://" + id)
        .put("started", true);
    status.putObject("state").putObject("running").put("startedAt", now);
  }

  static void setTerminated(ObjectNode status, int code, String now) {
    String started = status.path("state").path("running").path("startedAt").asText();
    status.put("ready", false).put("started", false);
    status
        .putObject("state")
        .putObject("terminated")
        .put("exitCode", code)
        .put("reason", code == 0 ? "Completed" : "Error")
        .put("startedAt", started)
        .put("finishedAt", now)
        .put("containerID", status.path("containerID").asText());
  }

  static void setWaiting(ObjectNode status, String reason, String message) {
    keepLastState(status);
    status.putObject("state").putObject("waiting").put("reason", reason).put("message", message);
  }

  /** Copies a terminated state to {@code lastState}. */
  static void keepLastState(ObjectNode status) {
    if (JsonTree.child(status, "state").has("terminated")) {
      status.set("lastState", status.path("state").deepCopy());
    }
  }

  private static String repository(String image) {
    String untagged = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int tag = untagged.lastIndexOf(':');
    return tag > untagged.lastIndexOf('/') ? untagged.substring(0, tag) : untagged;
  }
}
