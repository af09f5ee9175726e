package dev.lighterman.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from the kubelet's events whether pods pulled an image. A running container is no proof,
 * since its node may have had the image before.
 */
record PullStatusReader(Pods pods, String image) {
  /** With what the kubelet's event begins that tells of a pull from the registry. */
  static final String PULLED = "Successfully pulled image";

  private static final Set<String> PULL_ERRORS =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ImageInspectError");

  /** Pulled if any pod pulled it; otherwise the status of the newest pod that is not waiting. */
  PullStatus read(String namespace, Map<String, String> labels) {
    List<PullStatus> statuses =
        pods.list(namespace, labels).stream().map(pod -> podStatus(namespace, pod)).toList();
    return statuses.stream()
        .filter(PullStatus.Pulled.class::isInstance)
        .findFirst()
        .or(() ->
            statuses.stream().filter(status -> !(status instanceof PullStatus.Waiting)).findFirst())
        .orElseGet(PullStatus.Waiting::new);
  }

  private PullStatus podStatus(String namespace, PodState pod) {
    List<Pods.PodEvent> events = pods.events(namespace, pod.name());
    if (pod.node() == null) {
      return unscheduledOrWaiting(pod, events);
    }
    List<String> messages =
        events.stream()
            .map(Pods.PodEvent::message)
            .filter(message -> message.contains("\"" + image + "\""))
            .toList();
    Optional<String> pulled = firstStartingWith(messages, PULLED);
    if (pulled.isPresent()) {
      return new PullStatus.Pulled(pod.name(), pulled.get());
    }
    if (firstStartingWith(messages, "Container image")
        .filter(m -> m.contains("already present"))
        .isPresent()) {
      return new PullStatus.AlreadyPresent(pod.name());
    }
    return refusedOrWaiting(pod, firstStartingWith(messages.reversed(), "Failed to pull image"));
  }

  private static PullStatus unscheduledOrWaiting(PodState pod, List<Pods.PodEvent> events) {
    return events.stream()
        .filter(event -> event.reason().equals("FailedScheduling"))
        .reduce((_, latest) -> latest)
        .<PullStatus>map(event -> new PullStatus.Unscheduled(pod.name(), event.message()))
        .orElseGet(PullStatus.Waiting::new);
  }

  /** The event has the cause; the container status has only the reason, and not at all times. */
  private static PullStatus refusedOrWaiting(PodState pod, Optional<String> event) {
    Optional<String> reason =
        Optional.ofNullable(pod.waitingReason()).filter(PULL_ERRORS::contains);
    if (reason.isEmpty() && event.isEmpty()) {
      return new PullStatus.Waiting();
    }
    String message =
        event.map(text -> text.substring(text.indexOf("\": ") + 3)).orElse(pod.waitingMessage());
    return new PullStatus.Refused(reason.orElse("ErrImagePull"), message);
  }

  private static Optional<String> firstStartingWith(List<String> messages, String prefix) {
    return messages.stream().filter(message -> message.startsWith(prefix)).findFirst();
  }
}
