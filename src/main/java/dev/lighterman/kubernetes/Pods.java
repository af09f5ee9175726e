package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pods, what happened to them, and what they say. */
final class Pods {
  private final String context;
  private final KubernetesClient client;

  Pods(String context, KubernetesClient client) {
    this.context = context;
    this.client = client;
  }

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
  List<EventLine> events(String namespace, String objectName) {
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
                .sorted(Comparator.comparing(EventLine::at))
                .toList());
  }

  List<String> logTail(String namespace, String pod, int lines) {
    return KubernetesErrors.asking(
        context,
        () -> {
          try {
            return client
                .pods()
                .inNamespace(namespace)
                .withName(pod)
                .tailingLines(lines)
                .getLog()
                .lines()
                .toList();
          } catch (KubernetesClientException silent) {
            if (silent.getCode() == 404 || silent.getCode() == 400) {
              return List.of();
            }
            throw silent;
          }
        });
  }

  private static EventLine line(Event event) {
    return new EventLine(
        Optional.ofNullable(event.getReason()).orElse(""),
        Optional.ofNullable(event.getMessage()).orElse(""),
        Stream.of(
                Optional.ofNullable(event.getLastTimestamp()),
                Optional.ofNullable(event.getFirstTimestamp()),
                Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
            .flatMap(Optional::stream)
            .map(Instant::parse)
            .findFirst()
            .orElse(Instant.EPOCH));
  }
}
