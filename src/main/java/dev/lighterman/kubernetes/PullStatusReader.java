package dev.lighterman.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of an image: the kubelet's events decide, since a container that runs may have found
 * its image on the node.
 */
record PullStatusReader(Pods pods, String image) {
  private static final Set<String> REFUSALS =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ImageInspectError");

  /** One pod that fetched it is proof; without any, the newest pod that has a say is believed. */
  PullStatus in(String namespace, Map<String, String> labels) {
    List<PullStatus> all =
        pods.all(namespace, labels).stream().map(pod -> of(namespace, pod)).toList();
    return all.stream()
        .filter(PullStatus.Pulled.class::isInstance)
        .findFirst()
        .or(() -> all.stream().filter(pull -> !(pull instanceof PullStatus.Waiting)).findFirst())
        .orElseGet(PullStatus.Waiting::new);
  }

  private PullStatus of(String namespace, PodState pod) {
    List<String> messages =
        pods.events(namespace, pod.name()).stream()
            .map(Pods.PodEvent::message)
            .filter(message -> message.contains("\"" + image + "\""))
            .toList();
    Optional<String> pulled = first(messages, "Successfully pulled image");
    if (pulled.isPresent()) {
      return new PullStatus.Pulled(pod.name(), pulled.get());
    }
    if (first(messages, "Container image").filter(m -> m.contains("already present")).isPresent()) {
      return new PullStatus.AlreadyThere(pod.name());
    }
    return refused(pod, first(messages.reversed(), "Failed to pull image"));
  }

  /** The event says why; the container only that it waits, and not at every moment. */
  private static PullStatus refused(PodState pod, Optional<String> event) {
    Optional<String> reason = Optional.ofNullable(pod.waitingReason()).filter(REFUSALS::contains);
    if (reason.isEmpty() && event.isEmpty()) {
      return new PullStatus.Waiting();
    }
    String why =
        event.map(text -> text.substring(text.indexOf("\": ") + 3)).orElse(pod.waitingMessage());
    return new PullStatus.Refused(reason.orElse("ErrImagePull"), why);
  }

  private static Optional<String> first(List<String> messages, String start) {
    return messages.stream().filter(message -> message.startsWith(start)).findFirst();
  }
}
