package dev.lighterman.sandbox.kubernetes.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a container's image to its node, for as long as it takes. */
final class ContainerImagePull {

  private static final Duration REFUSAL = Duration.ofSeconds(1);
  private static final Duration NEXT_LOOK = Duration.ofSeconds(2);

  private final PodLifecycle pod;
  private final String image;
  private final String policy;
  private final Consumer<Consumer<ObjectNode>> status;
  private final Consumer<PullResult.Pulled> then;
  private int failures;

  /**
   * A pull to come.
   *
   * @param status changes the container's status
   * @param then goes on with the image
   */
  ContainerImagePull(
      PodLifecycle pod,
      JsonNode container,
      Consumer<Consumer<ObjectNode>> status,
      Consumer<PullResult.Pulled> then) {
    this.pod = pod;
    this.image = container.path("image").asText();
    this.policy = container.path("imagePullPolicy").asText();
    this.status = status;
    this.then = then;
  }

  void begin() {
    Optional<PullResult.Pulled> held = pod.engine().image(pod.node(), image);
    if (held.isPresent() && !policy.equals("Always")) {
      pod.tell(
          EventMessage.normal(
              "Pulled",
              "Container image \"%s\" already present on machine and can be accessed by the pod"
                  .formatted(image)));
      then.accept(held.get());
    } else if (policy.equals("Never")) {
      String message =
          "Container image \"%s\" is not present with pull policy of Never".formatted(image);
      pod.tell(EventMessage.warning("ErrImageNeverPull", message));
      pod.tell(EventMessage.warning("Failed", "Error: ErrImageNeverPull"));
      await("ErrImageNeverPull", message);
    } else {
      pull();
    }
  }

  private void pull() {
    pod.tell(EventMessage.normal("Pulling", "Pulling image \"" + image + "\""));
    var logins = new ImagePullSecrets(pod.plane()).logins(pod.pod());
    switch (pod.engine().pull(image, logins)) {
      case PullResult.Pulled pulled -> pod.later(pulled.took(), "pull", () -> arrived(pulled));
      case PullResult.Refused refused ->
          pod.later(REFUSAL, "pull", () -> failed(refused.message()));
    }
  }

  private void arrived(PullResult.Pulled pulled) {
    failures = 0;
    pod.engine().addImage(pod.node(), image, pulled);
    String took = seconds(pulled.took());
    pod.tell(
        EventMessage.normal(
            "Pulled",
            "Successfully pulled image \"%s\" in %s (%s including waiting). Image size: %d bytes."
                .formatted(image, took, took, pulled.sizeBytes())));
    pod.plane().eventLog().append(pod.pod(), "pulled %s to %s".formatted(image, pod.node()));
    then.accept(pulled);
  }

  private void failed(String message) {
    pod.tell(
        EventMessage.warning(
            "Failed", "Failed to pull image \"%s\": %s".formatted(image, message)));
    pod.tell(EventMessage.warning("Failed", "Error: ErrImagePull"));
    await("ErrImagePull", message);
    if (failures == 0) {
      pod.plane().eventLog().append(pod.pod(), "could not pull %s: %s".formatted(image, message));
    }
    failures++;
    pod.later(NEXT_LOOK, "back-off", () -> backOff(message));
  }

  private void backOff(String message) {
    String words = "Back-off pulling image \"" + image + "\"";
    pod.tell(EventMessage.normal("BackOff", words));
    pod.tell(EventMessage.warning("Failed", "Error: ImagePullBackOff"));
    await("ImagePullBackOff", words + ": ErrImagePull: " + message);
    pod.later(BackOff.after(failures), "pull again", this::pull);
  }

  private void await(String reason, String message) {
    status.accept(container -> ContainerStatus.await(container, reason, message));
  }

  /** As Go writes a duration of seconds: {@code 1.203s}. */
  private static String seconds(Duration duration) {
    return duration.toMillis() < 1_000
        ? duration.toMillis() + "ms"
        : String.format(Locale.ROOT, "%.3fs", duration.toMillis() / 1_000.0)
            .replaceAll("\\.?0+s$", "s");
  }
}
