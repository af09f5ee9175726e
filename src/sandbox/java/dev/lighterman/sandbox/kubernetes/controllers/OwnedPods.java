package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.DeleteOptions;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;

/** Makes and deletes pods for their owners, and tells of it. */
record OwnedPods(ControllerContext plane, EventSource teller) {

  private static final WriteOptions WRITE = WriteOptions.by("kube-controller-manager");

  void create(JsonNode owner, ObjectNode pod) {
    try {
      var created = plane.api().create(ResourceKind.POD, ObjectMeta.namespace(owner), pod, WRITE);
      tell(
          owner,
          EventMessage.normal("SuccessfulCreate", "Created pod: " + ObjectMeta.name(created)));
    } catch (ApiFailure e) {
      tell(owner, EventMessage.warning("FailedCreate", "Error creating: " + e.getMessage()));
    }
  }

  void delete(JsonNode owner, ObjectNode pod) {
    plane.api().delete(ObjectKey.of(ResourceKind.POD, pod), DeleteOptions.inBackground());
    tell(owner, EventMessage.normal("SuccessfulDelete", "Deleted pod: " + ObjectMeta.name(pod)));
  }

  void tell(JsonNode owner, EventMessage told) {
    plane.events().record(owner, told, teller);
  }
}
