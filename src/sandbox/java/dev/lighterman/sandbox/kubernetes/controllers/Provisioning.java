package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Teller;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import dev.lighterman.sandbox.kubernetes.objects.Write;
import java.time.Duration;

/** Makes a volume for a claim, and binds the two. */
record Provisioning(ControlPlane plane) {

  static final Teller TELLER = Teller.of("persistentvolume-controller");

  private static final Duration WORK = Duration.ofMillis(1_500);
  private static final Write WRITE = Write.by("kube-controller-manager");

  void begin(ObjectNode claim, String provisioner) {
    String waiting =
        "Waiting for a volume to be created either by the external provisioner '%s' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered."
            .formatted(provisioner);
    plane.events().tell(claim, Told.normal("ExternalProvisioning", waiting), TELLER);
    plane.later(WORK, "volume for " + Meta.name(claim), () -> finish(claim, provisioner));
  }

  static String volume(JsonNode claim) {
    return "pvc-" + Meta.uid(claim);
  }

  private void finish(ObjectNode claim, String provisioner) {
    if (plane.same(Kind.PERSISTENT_VOLUME_CLAIM, claim).isEmpty()) {
      return;
    }
    plane.api().create(Kind.PERSISTENT_VOLUME, "", volumeFor(claim), WRITE);
    plane.change(Kind.PERSISTENT_VOLUME_CLAIM, claim, Provisioning::bind);
    Told told =
        Told.normal("ProvisioningSucceeded", "Successfully provisioned volume " + volume(claim));
    plane.events().tell(claim, told, Teller.of(provisioner));
    plane.story().say(claim, "got its volume from " + provisioner);
  }

  private static void bind(ObjectNode claim) {
    ObjectNode spec = Tree.child(claim, "spec").put("volumeName", volume(claim));
    ObjectNode status = Tree.child(claim, "status").put("phase", "Bound");
    status.set("accessModes", spec.path("accessModes"));
    status.set("capacity", spec.path("resources").path("requests"));
  }

  private static ObjectNode volumeFor(ObjectNode claim) {
    JsonNode wanted = claim.path("spec");
    ObjectNode volume = Tree.object();
    volume.putObject("metadata").put("name", volume(claim));
    ObjectNode spec = volume.putObject("spec");
    spec.set("capacity", wanted.path("resources").path("requests").deepCopy());
    spec.set("accessModes", wanted.path("accessModes").deepCopy());
    spec.putObject("claimRef")
        .put("kind", Kind.PERSISTENT_VOLUME_CLAIM.kind())
        .put("namespace", Meta.namespace(claim))
        .put("name", Meta.name(claim))
        .put("uid", Meta.uid(claim));
    spec.put("persistentVolumeReclaimPolicy", "Delete");
    spec.put("storageClassName", wanted.path("storageClassName").asText());
    spec.put("volumeMode", wanted.path("volumeMode").asText());
    volume.putObject("status").put("phase", "Bound");
    return volume;
  }
}
