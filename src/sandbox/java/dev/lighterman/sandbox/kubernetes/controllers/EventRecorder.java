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

/** Writes what the parts of a cluster tell about objects; the same thing again only counts. */
public final class EventRecorder {

  private static final WriteOptions WRITE = WriteOptions.by("kube-controller-manager");

  private final ObjectApi api;
  private final InstantSource clock;
  private final AtomicLong number;

  public EventRecorder(ObjectApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
    this.number = new AtomicLong(clock.millis() << 20);
  }

  /**
   * Something told.
   *
   * @param type Normal or Warning
   * @param reason one word, such as {@code Pulling}
   */
  public record EventMessage(String type, String reason, String message) {
    public static EventMessage normal(String reason, String message) {
      return new EventMessage("Normal", reason, message);
    }

    public static EventMessage warning(String reason, String message) {
      return new EventMessage("Warning", reason, message);
    }
  }

  /** Who tells: a component and, for a kubelet, its node. */
  public record EventSource(String component, String host) {
    static EventSource of(String component) {
      return new EventSource(component, "");
    }
  }

  public void record(JsonNode about, EventMessage told, EventSource teller) {
    String namespace =
        ObjectMeta.namespace(about).isEmpty() ? "default" : ObjectMeta.namespace(about);
    Optional<ObjectNode> same =
        api.store().list(ResourceKind.EVENT, namespace).stream()
            .filter(event -> isSame(event, about, told))
            .findFirst();
    if (same.isPresent()) {
      api.change(ObjectKey.of(ResourceKind.EVENT, same.get()), this::count);
    } else {
      try {
        api.create(ResourceKind.EVENT, namespace, event(about, told, teller), WRITE);
      } catch (ApiFailure e) {
        // The namespace is going; nobody will ask.
      }
    }
  }

  private static boolean isSame(JsonNode event, JsonNode about, EventMessage told) {
    return event.path("involvedObject").path("uid").asText().equals(ObjectMeta.uid(about))
        && event.path("reason").asText().equals(told.reason)
        && event.path("message").asText().equals(told.message);
  }

  private void count(ObjectNode event) {
    event.put("count", event.path("count").asInt() + 1).put("lastTimestamp", ObjectMeta.now(clock));
  }

  private ObjectNode event(JsonNode about, EventMessage told, EventSource teller) {
    ObjectNode event = JsonTree.object();
    event
        .putObject("metadata")
        .put("name", ObjectMeta.name(about) + "." + Long.toHexString(number.incrementAndGet()));
    event
        .putObject("involvedObject")
        .put("kind", about.path("kind").asText())
        .put("namespace", ObjectMeta.namespace(about))
        .put("name", ObjectMeta.name(about))
        .put("uid", ObjectMeta.uid(about))
        .put("apiVersion", about.path("apiVersion").asText())
        .put("resourceVersion", ObjectMeta.resourceVersion(about));
    event.put("reason", told.reason).put("message", told.message);
    ObjectNode source = event.putObject("source").put("component", teller.component);
    if (!teller.host.isEmpty()) {
      source.put("host", teller.host);
    }
    event
        .put("firstTimestamp", ObjectMeta.now(clock))
        .put("lastTimestamp", ObjectMeta.now(clock))
        .put("count", 1);
    event.put("type", told.type).putNull("eventTime");
    return event.put("reportingComponent", teller.component).put("reportingInstance", teller.host);
  }
}
