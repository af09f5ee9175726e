package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pod and the state of its first container.
 *
 * @param node null before it is scheduled
 * @param waitingReason such as {@code ImagePullBackOff}; null unless the container is waiting
 * @param exitCode of the container's last termination; null before that
 * @param imageId the image with its digest; null before it is pulled
 */
public record PodState(
    String name,
    @Nullable String node,
    @Nullable String waitingReason,
    @Nullable String waitingMessage,
    @Nullable Integer exitCode,
    @Nullable String imageId,
    Instant created) {
  static PodState of(Pod pod) {
    ContainerStatus container =
        Optional.ofNullable(pod.getStatus())
            .map(status -> status.getContainerStatuses())
            .filter(all -> !all.isEmpty())
            .map(List::getFirst)
            .orElseGet(ContainerStatus::new);
    Optional<ContainerStateWaiting> waiting =
        Optional.ofNullable(container.getState()).map(ContainerState::getWaiting);
    return new PodState(
        pod.getMetadata().getName(),
        pod.getSpec().getNodeName(),
        waiting.map(ContainerStateWaiting::getReason).orElse(null),
        waiting.map(ContainerStateWaiting::getMessage).orElse(null),
        exitCode(container),
        container.getImageID() == null || container.getImageID().isEmpty()
            ? null
            : container.getImageID(),
        Instant.parse(pod.getMetadata().getCreationTimestamp()));
  }

  private static @Nullable Integer exitCode(ContainerStatus container) {
    return Stream.of(
            Optional.ofNullable(container.getState()),
            Optional.ofNullable(container.getLastState()))
        .flatMap(Optional::stream)
        .flatMap(state -> Optional.ofNullable(state.getTerminated()).stream())
        .map(ContainerStateTerminated::getExitCode)
        .findFirst()
        .orElse(null);
  }
}
