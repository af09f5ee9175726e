package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Pulls the image of a container, with back-off until it succeeds. */
final class ContainerImagePull {

  private static final Duration FAILURE_TIME = Duration.ofSeconds(1);
  private static final Duration BACK_OFF_DELAY = Duration.ofSeconds(2);

  private final PodLifecycle pod;
  private final String image;
  private final String policy;
  private final Consumer<Consumer<ObjectNode>> updateStatus;
  private final Consumer<PullResult.Pulled> onPulled;
  private int failures;

  /**
   * Prepares a pull.
   *
   * @param updateStatus changes the container's status
   * @param onPulled gets the image
   */
  ContainerImagePull(
      PodLifecycle pod,
      JsonNode container,
      Consumer<Consumer<ObjectNode>> updateStatus,
      Consumer<PullResult.Pulled> onPulled) {
    this.pod = pod;
    this.image = container.path("image").asText();
    this.policy = container.path("imagePullPolicy").asText();
    this.updateStatus = updateStatus;
    this.onPulled = onPulled;
  }

  void start() {
    Optional<PullResult.Pulled> cached = pod.runtime().image(pod.node(), image);
    if (cached.isPresent() && !policy.equals("Always")) {
      pod.recordEvent(
          EventMessage.normal(
              "Pulled",
              "Container image \"%s\" already present on machine and can be accessed by the pod"
                  .formatted(image)));
      onPulled.accept(cached.get());
    } else if (policy.equals("Never")) {
      String message =
          "Container image \"%s\" is not present with pull policy of Never".formatted(image);
      pod.recordEvent(EventMessage.warning("ErrImageNeverPull", message));
      pod.recordEvent(EventMessage.warning("Failed", "Error: ErrImageNeverPull"));
      setWaiting("ErrImageNeverPull", message);
    } else {
      pull();
    }
  }

  private void pull() {
    pod.recordEvent(EventMessage.normal("Pulling", "Pulling image \"" + image + "\""));
    var logins = new ImagePullSecrets(pod.context()).logins(pod.pod());
    switch (pod.runtime().pull(image, logins)) {
      case PullResult.Pulled pulled -> pod.schedule(pulled.took(), "pull", () -> succeed(pulled));
      case PullResult.Failed failed ->
          pod.schedule(FAILURE_TIME, "pull", () -> fail(failed.message()));
    }
  }

  private void succeed(PullResult.Pulled pulled) {
    failures = 0;
    pod.runtime().addImage(pod.node(), image, pulled);
    String duration = seconds(pulled.took());
    pod.recordEvent(
        EventMessage.normal(
            "Pulled",
            "Successfully pulled image \"%s\" in %s (%s including waiting). Image size: %d bytes."
                .formatted(image, duration, duration, pulled.sizeBytes())));
    pod.context().eventLog().append(pod.pod(), "pulled %s to %s".formatted(image, pod.node()));
    onPulled.accept(pulled);
  }

  private void fail(String message) {
    pod.recordEvent(
        EventMessage.warning(
            "Failed", "Failed to pull image \"%s\": %s".formatted(image, message)));
    pod.recordEvent(EventMessage.warning("Failed", "Error: ErrImagePull"));
    setWaiting("ErrImagePull", message);
    if (failures == 0) {
      pod.context().eventLog().append(pod.pod(), "could not pull %s: %s".formatted(image, message));
    }
    failures++;
    pod.schedule(BACK_OFF_DELAY, "back-off", () -> backOff(message));
  }

  private void backOff(String message) {
    String text = "Back-off pulling image \"" + image + "\"";
    pod.recordEvent(EventMessage.normal("BackOff", text));
    pod.recordEvent(EventMessage.warning("Failed", "Error: ImagePullBackOff"));
    setWaiting("ImagePullBackOff", text + ": ErrImagePull: " + message);
    pod.schedule(BackOff.after(failures), "pull again", this::pull);
  }

  private void setWaiting(String reason, String message) {
    updateStatus.accept(container -> ContainerStatus.setWaiting(container, reason, message));
  }

  /** Formats a duration in seconds as Go does: {@code 1.203s}. */
  private static String seconds(Duration duration) {
    return duration.toMillis() < 1_000
        ? duration.toMillis() + "ms"
        : String.format(Locale.ROOT, "%.3fs", duration.toMillis() / 1_000.0)
            .replaceAll("\\.?0+s$", "s");
  }
}
