package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.Deletion;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Teller;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Write;

/** Makes and deletes pods for their owners, and tells of it. */
record OwnedPods(ControlPlane plane, Teller teller) {

  private static final Write WRITE = Write.by("kube-controller-manager");

  void create(JsonNode owner, ObjectNode pod) {
    try {
      var created = plane.api().create(Kind.POD, Meta.namespace(owner), pod, WRITE);
      tell(owner, Told.normal("SuccessfulCreate", "Created pod: " + Meta.name(created)));
    } catch (ApiFailure e) {
      tell(owner, Told.warning("FailedCreate", "Error creating: " + e.getMessage()));
    }
  }

  void delete(JsonNode owner, ObjectNode pod) {
    plane.api().delete(ObjectKey.of(Kind.POD, pod), Deletion.inBackground());
    tell(owner, Told.normal("SuccessfulDelete", "Deleted pod: " + Meta.name(pod)));
  }

  void tell(JsonNode owner, Told told) {
    plane.events().tell(owner, told, teller);
  }
}
