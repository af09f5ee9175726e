package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;

/** Creates and deletes the pods of an owner, with an event for each. */
record OwnedPods(ControllerContext context, EventSource source) {

  void create(JsonNode owner, ObjectNode pod) {
    try {
      var created = context.create(ResourceKind.POD, ObjectMeta.namespace(owner), pod);
      recordEvent(
          owner,
          EventMessage.normal("SuccessfulCreate", "Created pod: " + ObjectMeta.name(created)));
    } catch (ApiFailure e) {
      recordEvent(owner, EventMessage.warning("FailedCreate", "Error creating: " + e.getMessage()));
    }
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
