package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.DeleteOptions;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.Teller;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.Told;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;

/** Makes and deletes pods for their owners, and tells of it. */
record OwnedPods(ControllerContext plane, Teller teller) {

  private static final WriteOptions WRITE = WriteOptions.by("kube-controller-manager");

  void create(JsonNode owner, ObjectNode pod) {
    try {
      var created = plane.api().create(ResourceKind.POD, ObjectMeta.namespace(owner), pod, WRITE);
      tell(owner, Told.normal("SuccessfulCreate", "Created pod: " + ObjectMeta.name(created)));
    } catch (ApiFailure e) {
      tell(owner, Told.warning("FailedCreate", "Error creating: " + e.getMessage()));
    }
  }

  void delete(JsonNode owner, ObjectNode pod) {
    plane.api().delete(ObjectKey.of(ResourceKind.POD, pod), DeleteOptions.inBackground());
    tell(owner, Told.normal("SuccessfulDelete", "Deleted pod: " + ObjectMeta.name(pod)));
  }

  void tell(JsonNode owner, Told told) {
    plane.events().tell(owner, told, teller);
  }
}
