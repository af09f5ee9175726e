package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Creates and deletes the pods of an owner, with an event for each.
 *
 * @param failures how often in a row creation failed, by the owner's uid
 */
record OwnedPods(ControllerContext context, EventSource source, Map<String, Integer> failures) {

  private static final Duration SHORTEST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1_000);

  OwnedPods(ControllerContext context, EventSource source) {
    this(context, source, new ConcurrentHashMap<>());
  }

  /**
   * Creates a pod.
   *
   * @param retry reconciles the owner, some time after a failure
   */
  boolean create(ObjectNode owner, ObjectNode pod, Consumer<ObjectNode> retry) {
    try {
      var created = context.create(ResourceKind.POD, ObjectMeta.namespace(owner), pod);
      recordEvent(
          owner,
          EventMessage.normal("SuccessfulCreate", "Created pod: " + ObjectMeta.name(created)));
      failures.remove(ObjectMeta.uid(owner));
      return true;
    } catch (ApiFailure e) {
      recordEvent(owner, EventMessage.warning("FailedCreate", "Error creating: " + e.getMessage()));
      retryLater(owner, retry);
      return false;
    }
  }

  private void retryLater(ObjectNode owner, Consumer<ObjectNode> retry) {
    int before = failures.merge(ObjectMeta.uid(owner), 1, Integer::sum) - 1;
    Duration backOff = SHORTEST_BACK_OFF.multipliedBy(1L << Math.min(before, 10));
    context.schedule(
        backOff.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : backOff,
        "pods of " + ObjectMeta.name(owner),
        () ->
            context.reconcile(() ->
                context
                    .findCurrent(ResourceKind.byName(owner.path("kind").asText()), owner)
                    .ifPresent(retry)));
  }

  void delete(JsonNode owner, ObjectNode pod) {
    context.delete(ObjectKey.of(ResourceKind.POD, pod));
    recordEvent(
        owner, EventMessage.normal("SuccessfulDelete", "Deleted pod: " + ObjectMeta.name(pod)));
  }

  void recordEvent(JsonNode owner, EventMessage message) {
    context.events().record(owner, message, source);
  }
}
