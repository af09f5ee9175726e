package dev.lighterman.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods of a cluster with their events and logs. */
final class Pods {
  private final KubernetesErrors errors;
  private final KubernetesClient client;

  Pods(KubernetesErrors errors, KubernetesClient client) {
    this.errors = errors;
    this.client = client;
  }

  /**
   * An event of a Kubernetes object.
   *
   * @param reason in one word, such as {@code FailedScheduling}
   * @param time when it occurred last, by the cluster's clock
   */
  record PodEvent(String reason, String message, Instant time) {}

  /** The pods that have all these labels, newest first. */
  List<PodState> list(String namespace, Map<String, String> labels) {
    return errors.translating(() ->
        client.pods().inNamespace(namespace).withLabels(labels).list().getItems().stream()
            .map(PodState::of)
            .sorted(Comparator.comparing(PodState::created).reversed())
            .toList());
  }

  /** The events of an object, latest last. */
  List<PodEvent> events(String namespace, String objectName) {
    return errors.translating(() ->
        client
            .v1()
            .events()
            .inNamespace(namespace)
            .withField("involvedObject.name", objectName)
            .list()
            .getItems()
            .stream()
            .map(Pods::toPodEvent)
            .sorted(Comparator.comparing(PodEvent::time))
            .toList());
  }

  /** The events of all objects of a namespace, latest last. */
  List<ObjectEvent> namespaceEvents(String namespace) {
    return errors.translating(() ->
        client.v1().events().inNamespace(namespace).list().getItems().stream()
            .map(event ->
                new ObjectEvent(
                    event.getInvolvedObject().getKind() + "/" + event.getInvolvedObject().getName(),
                    toPodEvent(event).reason(),
                    toPodEvent(event).message(),
                    time(event)))
            .sorted(Comparator.comparing(ObjectEvent::time))
            .toList());
  }

  /**
   * Why no pod of a workload could be created, in the API server's words: its Job has the event, or
   * the ReplicaSet of its Deployment. Events of an earlier object of that name don't count.
   */
  Optional<String> creationFailure(String namespace, String name) {
    return errors.translating(() ->
        client
            .v1()
            .events()
            .inNamespace(namespace)
            .withField("reason", "FailedCreate")
            .list()
            .getItems()
            .stream()
            .filter(event -> isAbout(event, name))
            .max(Comparator.comparing(Pods::time))
            .filter(event -> !time(event).isBefore(created(event, namespace, name)))
            .map(event -> toPodEvent(event).message().replaceFirst("^Error creating: ", "")));
  }

  private static boolean isAbout(Event event, String workload) {
    String kind = event.getInvolvedObject().getKind();
    String name = event.getInvolvedObject().getName();
    return kind.equals("Job")
        ? name.equals(workload)
        : kind.equals("ReplicaSet")
            && name.startsWith(workload + "-")
            && name.lastIndexOf('-') == workload.length();
  }

  /** When the object was created that owns the event's; far in the future where it is gone. */
  private Instant created(Event event, String namespace, String name) {
    HasMetadata owner =
        event.getInvolvedObject().getKind().equals("Job")
            ? client.batch().v1().jobs().inNamespace(namespace).withName(name).get()
            : client.apps().deployments().inNamespace(namespace).withName(name).get();
    return owner == null ? Instant.MAX : Instant.parse(owner.getMetadata().getCreationTimestamp());
  }

  /** Read as it is: the client's own way to a log first waits for the pod with a watch. */
  List<LogLine> logTail(String namespace, String name, int lines) {
    return errors.translating(() ->
        Optional.ofNullable(client.pods().inNamespace(namespace).withName(name).get())
            .map(found -> found.getSpec().getContainers().getFirst().getName())
            .flatMap(container ->
                log(
                    "/api/v1/namespaces/%s/pods/%s/log?container=%s&tailLines=%d&timestamps=true"
                        .formatted(namespace, name, container, lines)))
            .map(text -> text.lines().map(LogLine::of).toList())
            .orElse(List.of()));
  }

  private Optional<String> log(String path) {
    try {
      return Optional.ofNullable(client.raw(path));
    } catch (KubernetesClientException e) {
      // 400 is the answer for a container that has not started.
      if (e.getCode() == 404 || e.getCode() == 400) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static PodEvent toPodEvent(Event event) {
    return new PodEvent(
        Optional.ofNullable(event.getReason()).orElse(""),
        Optional.ofNullable(event.getMessage()).orElse(""),
        time(event));
  }

  /** Older components set lastTimestamp, newer ones eventTime. */
  private static Instant time(Event event) {
    return Optional.ofNullable(event.getLastTimestamp())
        .or(() -> Optional.ofNullable(event.getEventTime()).map(MicroTime::getTime))
        .or(() -> Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
        .map(Instant::parse)
        .orElse(Instant.EPOCH);
  }
}
