package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Loggable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pods, what happened to them, and what they say. */
final class Pods {
  private final String context;
  private final KubernetesClient client;

  Pods(String context, KubernetesClient client) {
    this.context = context;
    this.client = client;
  }

  /**
   * Something that happened to an object of the cluster.
   *
   * @param at when it happened last
   */
  record PodEvent(String message, Instant at) {}

  /** The newest first. */
  List<PodState> all(String namespace, Map<String, String> labels) {
    return KubernetesErrors.asking(
        context,
        () ->
            client.pods().inNamespace(namespace).withLabels(labels).list().getItems().stream()
                .map(PodState::of)
                .sorted(Comparator.comparing(PodState::created).reversed())
                .toList());
  }

  /** The latest last. */
  List<PodEvent> events(String namespace, String objectName) {
    return KubernetesErrors.asking(
        context,
        () ->
            client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.name", objectName)
                .list()
                .getItems()
                .stream()
                .map(Pods::line)
                .sorted(Comparator.comparing(PodEvent::at))
                .toList());
  }

  List<String> logTail(String namespace, String name, int lines) {
    return KubernetesErrors.asking(
        context,
        () -> {
          var pod = client.pods().inNamespace(namespace).withName(name);
          return Optional.ofNullable(pod.get())
              .map(found -> found.getSpec().getContainers().getFirst().getName())
              .map(container -> said(pod.inContainer(container).tailingLines(lines)))
              .orElse(List.of());
        });
  }

  private static List<String> said(Loggable container) {
    try {
      return container.getLog().lines().toList();
    } catch (KubernetesClientException silent) {
      // 400 is how a container answers that has not started.
      if (silent.getCode() == 404 || silent.getCode() == 400) {
        return List.of();
      }
      throw silent;
    }
  }

  private static PodEvent line(Event event) {
    return new PodEvent(Optional.ofNullable(event.getMessage()).orElse(""), at(event));
  }

  /** Older writers fill the one time, newer ones the other. */
  private static Instant at(Event event) {
    return Optional.ofNullable(event.getLastTimestamp())
        .or(() -> Optional.ofNullable(event.getEventTime()).map(MicroTime::getTime))
        .or(() -> Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
        .map(Instant::parse)
        .orElse(Instant.EPOCH);
  }
}
