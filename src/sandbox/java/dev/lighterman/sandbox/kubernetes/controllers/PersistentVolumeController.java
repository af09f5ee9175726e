package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Provides the volumes that claims ask for, as their storage class says. */
final class PersistentVolumeController implements Controller {

  private static final String NO_CLASS =
      "no persistent volumes available for this claim and no storage class is set";
  private static final String NO_USE = "waiting for first consumer to be created before binding";
  private static final String PROTECTED = "kubernetes.io/pvc-protection";
  private static final EventSource TELLER = EventSource.of("persistentvolume-controller");
  private static final Duration WORK = Duration.ofMillis(1_500);
  private final ControllerContext plane;
  private final PersistentVolumeClaims claims;
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  PersistentVolumeController(ControllerContext plane) {
    this.plane = plane;
    this.claims = new PersistentVolumeClaims(plane);
  }

  @Override
  public void changed(WatchEvent change) {
    switch (change.kind()) {
      case PERSISTENT_VOLUME_CLAIM -> claimChanged(change);
      case POD, STORAGE_CLASS ->
          plane.list(ResourceKind.PERSISTENT_VOLUME_CLAIM, "").forEach(this::reconcile);
      default -> {
        // Nothing else concerns volumes.
      }
    }
  }

  private void claimChanged(WatchEvent change) {
    if (change.type() == WatchEvent.Type.ADDED) {
      plane.change(
          change.kind(),
          change.object(),
          c -> ObjectMeta.of(c).withArray("finalizers").add(PROTECTED));
    }
    if (change.type() == WatchEvent.Type.DELETED) {
      plane
          .api()
          .remove(new ObjectKey(ResourceKind.PERSISTENT_VOLUME, "", volume(change.object())));
    }
    plane.get(change.key()).ifPresent(this::reconcile);
  }

  private void reconcile(ObjectNode claim) {
    if (ObjectMeta.isTerminating(claim)) {
      if (!claims.inUse(claim)) {
        plane.change(
            ResourceKind.PERSISTENT_VOLUME_CLAIM,
            claim,
            c -> ObjectMeta.of(c).remove("finalizers"));
      }
    } else if (!PersistentVolumeClaims.bound(claim)) {
      provide(claim);
    }
  }

  private void provide(ObjectNode claim) {
    String name = claim.path("spec").path("storageClassName").asText();
    Optional<ObjectNode> storageClass = claims.storageClass(claim);
    if (name.isEmpty()) {
      tellOnce(claim, EventMessage.normal("FailedBinding", NO_CLASS));
    } else if (storageClass.isEmpty()) {
      String missing = "storageclass.storage.k8s.io \"" + name + "\" not found";
      if (tellOnce(claim, EventMessage.warning("ProvisioningFailed", missing))) {
        plane.eventLog().append(claim, "stays Pending: " + missing);
      }
    } else if (PersistentVolumeClaims.bindsOnUse(storageClass.get()) && !claims.inUse(claim)) {
      tellOnce(claim, EventMessage.normal(PersistentVolumeClaims.ON_USE, NO_USE));
    } else if (underway.add(ObjectMeta.uid(claim))) {
      begin(claim, storageClass.get().path("provisioner").asText());
    }
  }

  /** Answers whether it is news. */
  private boolean tellOnce(ObjectNode claim, EventMessage told) {
    boolean news = underway.add(ObjectMeta.uid(claim) + told.message());
    if (news) {
      plane.events().record(claim, told, TELLER);
    }
    return news;
  }

  private void begin(ObjectNode claim, String provisioner) {
    String waiting =
        "Waiting for a volume to be created either by the external provisioner '%s' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered."
            .formatted(provisioner);
    plane.events().record(claim, EventMessage.normal("ExternalProvisioning", waiting), TELLER);
    plane.later(WORK, "volume for " + ObjectMeta.name(claim), () -> finish(claim, provisioner));
  }

  private static String volume(JsonNode claim) {
    return "pvc-" + ObjectMeta.uid(claim);
  }

  private void finish(ObjectNode claim, String provisioner) {
    if (plane.findCurrent(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim).isEmpty()) {
      return;
    }
    plane.create(ResourceKind.PERSISTENT_VOLUME, "", volumeFor(claim));
    plane.change(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim, PersistentVolumeController::bind);
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
