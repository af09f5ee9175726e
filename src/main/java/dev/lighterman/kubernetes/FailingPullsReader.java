package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the pods, in all namespaces, that wait in vain for an image of a wanted host. */
record FailingPullsReader(KubernetesClient client, Pods pods, Predicate<String> wanted) {
  private static final Set<String> PULL_ERRORS =
      Set.of("ErrImagePull", "ImagePullBackOff", "ImageInspectError");

  List<FailingPull> read() {
    return client.pods().inAnyNamespace().list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .flatMap(pod -> failing(pod).stream())
        .toList();
  }

  private Optional<FailingPull> failing(Pod pod) {
    return Stream.ofNullable(pod.getStatus())
        .flatMap(status -> Stream.ofNullable(status.getContainerStatuses()).flatMap(List::stream))
        .filter(status -> waiting(status).map(this::isPullError).orElse(false))
        .flatMap(status -> image(pod, status).stream())
        .findFirst()
        .map(image -> failing(pod, image));
  }

  private boolean isPullError(ContainerStateWaiting waiting) {
    return PULL_ERRORS.contains(waiting.getReason());
  }

  private static Optional<ContainerStateWaiting> waiting(ContainerStatus status) {
    return Optional.ofNullable(status.getState()).map(ContainerState::getWaiting);
  }

  /** The image of a container, if it comes from a wanted host. */
  private Optional<String> image(Pod pod, ContainerStatus status) {
    return pod.getSpec().getContainers().stream()
        .filter(container -> container.getName().equals(status.getName()))
        .map(Container::getImage)
        .filter(image -> wanted.test(FailingPull.hostOf(image)))
        .findFirst();
  }

  private FailingPull failing(Pod pod, String image) {
    String namespace = pod.getMetadata().getNamespace();
    String name = pod.getMetadata().getName();
    Optional<Pods.PodEvent> said = said(namespace, name);
    return new FailingPull(
        namespace,
        name,
        pod.getSpec().getNodeName(),
        image,
        said.map(Pods.PodEvent::message).orElse("ErrImagePull"),
        said.map(Pods.PodEvent::time).orElse(null),
        pod.getSpec().getImagePullSecrets().stream().map(LocalObjectReference::getName).toList());
  }

  /** The last event that says why; the container's status often has no more than a word. */
  private Optional<Pods.PodEvent> said(String namespace, String pod) {
    return pods.events(namespace, pod).reversed().stream()
        .filter(event -> event.message().startsWith("Failed to pull image"))
        .findFirst();
  }
}
