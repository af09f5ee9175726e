package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Records events about objects; an event that occurs again only increments its count. */
public final class EventRecorder {

  private static final WriteOptions WRITE = WriteOptions.by("kube-controller-manager");

  private final ObjectApi api;
  private final InstantSource clock;
  private final AtomicLong sequence;

  public EventRecorder(ObjectApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
    this.sequence = new AtomicLong(clock.millis() << 20);
  }

  /**
   * What an event reports.
   *
   * @param type Normal or Warning
   * @param reason in one word, such as {@code Pulling}
   */
  public record EventMessage(String type, String reason, String message) {
    public static EventMessage normal(String reason, String message) {
      return new EventMessage("Normal", reason, message);
    }

    public static EventMessage warning(String reason, String message) {
      return new EventMessage("Warning", reason, message);
    }
  }

  /** The source of an event: a component and, for a kubelet, its node. */
  public record EventSource(String component, String host) {
    static EventSource of(String component) {
      return new EventSource(component, "");
    }
  }

  public void record(JsonNode involved, EventMessage message, EventSource source) {
    String namespace =
        ObjectMeta.namespace(involved).isEmpty() ? "default" : ObjectMeta.namespace(involved);
    Optional<ObjectNode> existing =
        api
            .store()
            .list(ResourceKind.EVENT, namespace, event -> isSame(event, involved, message))
            .stream()
            .findFirst();
    if (existing.isPresent()) {
      api.change(ObjectKey.of(ResourceKind.EVENT, existing.get()), this::incrementCount);
    } else {
      try {
        api.create(ResourceKind.EVENT, namespace, newEvent(involved, message, source), WRITE);
      } catch (ApiFailure e) {
        // The namespace is being deleted.
      }
    }
  }

  private static boolean isSame(JsonNode event, JsonNode involved, EventMessage message) {
    return event.path("involvedObject").path("uid").asText().equals(ObjectMeta.uid(involved))
        && event.path("reason").asText().equals(message.reason)
        && event.path("message").asText().equals(message.message);
  }

  private void incrementCount(ObjectNode event) {
    event.put("count", event.path("count").asInt() + 1).put("lastTimestamp", ObjectMeta.now(clock));
  }

  private ObjectNode newEvent(JsonNode involved, EventMessage message, EventSource source) {
    ObjectNode event = JsonTree.object();
    event
        .putObject("metadata")
        .put(
            "name", ObjectMeta.name(involved) + "." + Long.toHexString(sequence.incrementAndGet()));
    event
        .putObject("involvedObject")
        .put("kind", involved.path("kind").asText())
        .put("namespace", ObjectMeta.namespace(involved))
        .put("name", ObjectMeta.name(involved))
        .put("uid", ObjectMeta.uid(involved))
        .put("apiVersion", involved.path("apiVersion").asText())
        .put("resourceVersion", ObjectMeta.resourceVersion(involved));
    event.put("reason", message.reason).put("message", message.message);
    ObjectNode sourceNode = event.putObject("source").put("component", source.component);
    if (!source.host.isEmpty()) {
      sourceNode.put("host", source.host);
    }
    event
        .put("firstTimestamp", ObjectMeta.now(clock))
        .put("lastTimestamp", ObjectMeta.now(clock))
        .put("count", 1);
    event.put("type", message.type).putNull("eventTime");
    return event.put("reportingComponent", source.component).put("reportingInstance", source.host);
  }
}
