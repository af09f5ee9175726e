package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import java.time.Duration;

/** Makes a volume for a claim, and binds the two. */
record VolumeProvisioner(ControllerContext plane) {

  static final EventSource TELLER = EventSource.of("persistentvolume-controller");

  private static final Duration WORK = Duration.ofMillis(1_500);
  private static final WriteOptions WRITE = WriteOptions.by("kube-controller-manager");

  void begin(ObjectNode claim, String provisioner) {
    String waiting =
        "Waiting for a volume to be created either by the external provisioner '%s' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered."
            .formatted(provisioner);
    plane.events().record(claim, EventMessage.normal("ExternalProvisioning", waiting), TELLER);
    plane.later(WORK, "volume for " + ObjectMeta.name(claim), () -> finish(claim, provisioner));
  }

  static String volume(JsonNode claim) {
    return "pvc-" + ObjectMeta.uid(claim);
  }

  private void finish(ObjectNode claim, String provisioner) {
    if (plane.findCurrent(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim).isEmpty()) {
      return;
    }
    plane.api().create(ResourceKind.PERSISTENT_VOLUME, "", volumeFor(claim), WRITE);
    plane.change(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim, VolumeProvisioner::bind);
    EventMessage told =
        EventMessage.normal(
            "ProvisioningSucceeded", "Successfully provisioned volume " + volume(claim));
    plane.events().record(claim, told, EventSource.of(provisioner));
    plane.eventLog().append(claim, "got its volume from " + provisioner);
  }

  private static void bind(ObjectNode claim) {
    ObjectNode spec = JsonTree.child(claim, "spec").put("volumeName", volume(claim));
    ObjectNode status = JsonTree.child(claim, "status").put("phase", "Bound");
    status.set("accessModes", spec.path("accessModes"));
    status.set("capacity", spec.path("resources").path("requests"));
  }

  private static ObjectNode volumeFor(ObjectNode claim) {
    JsonNode wanted = claim.path("spec");
    ObjectNode volume = JsonTree.object();
    volume.putObject("metadata").put("name", volume(claim));
    ObjectNode spec = volume.putObject("spec");
    spec.set("capacity", wanted.path("resources").path("requests").deepCopy());
    spec.set("accessModes", wanted.path("accessModes").deepCopy());
    spec.putObject("claimRef")
        .put("kind", ResourceKind.PERSISTENT_VOLUME_CLAIM.kind())
        .put("namespace", ObjectMeta.namespace(claim))
        .put("name", ObjectMeta.name(claim))
        .put("uid", ObjectMeta.uid(claim));
    spec.put("persistentVolumeReclaimPolicy", "Delete");
    spec.put("storageClassName", wanted.path("storageClassName").asText());
    spec.put("volumeMode", wanted.path("volumeMode").asText());
    volume.putObject("status").put("phase", "Bound");
    return volume;
  }
}
