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
 * A pod, and how its first container fares.
 *
 * @param node absent while it has none
 * @param waitingReason such as {@code ImagePullBackOff}; absent while it doesn't wait
 * @param exitCode with which the container ended, now or the last time
 * @param imageId the digest of what runs or ran; absent before the image is there
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
