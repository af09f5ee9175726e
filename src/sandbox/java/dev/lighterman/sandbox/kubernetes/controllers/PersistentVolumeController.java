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

/** Provisions the volumes of claims by their storage class, and binds them. */
final class PersistentVolumeController implements Controller {

  private static final String NO_CLASS =
      "no persistent volumes available for this claim and no storage class is set";
  private static final String NO_CONSUMER =
      "waiting for first consumer to be created before binding";
  private static final String PROTECTION_FINALIZER = "kubernetes.io/pvc-protection";
  private static final EventSource SOURCE = EventSource.of("persistentvolume-controller");
  private static final Duration PROVISIONING_TIME = Duration.ofMillis(1_500);
  private final ControllerContext context;
  private final PersistentVolumeClaims claims;
  private final Set<String> handled = ConcurrentHashMap.newKeySet();

  PersistentVolumeController(ControllerContext context) {
    this.context = context;
    this.claims = new PersistentVolumeClaims(context);
  }

  @Override
  public void onChange(WatchEvent change) {
    switch (change.kind()) {
      case PERSISTENT_VOLUME_CLAIM -> claimChanged(change);
      case POD, STORAGE_CLASS ->
          context.list(ResourceKind.PERSISTENT_VOLUME_CLAIM, "").forEach(this::reconcile);
      default -> {
        // No other kind affects volumes.
      }
    }
  }

  private void claimChanged(WatchEvent change) {
    if (change.type() == WatchEvent.Type.ADDED) {
      context.change(
          change.kind(),
          change.object(),
          found -> ObjectMeta.of(found).withArray("finalizers").add(PROTECTION_FINALIZER));
    }
    if (change.type() == WatchEvent.Type.DELETED) {
      context
          .api()
          .remove(new ObjectKey(ResourceKind.PERSISTENT_VOLUME, "", volumeName(change.object())));
    }
    context.get(change.key()).ifPresent(this::reconcile);
  }

  private void reconcile(ObjectNode claim) {
    if (ObjectMeta.isTerminating(claim)) {
      if (!claims.isInUse(claim)) {
        context.change(
            ResourceKind.PERSISTENT_VOLUME_CLAIM,
            claim,
            found -> ObjectMeta.of(found).remove("finalizers"));
      }
    } else if (!PersistentVolumeClaims.isBound(claim)) {
      provision(claim);
    }
  }

  private void provision(ObjectNode claim) {
    String name = claim.path("spec").path("storageClassName").asText();
    Optional<ObjectNode> storageClass = claims.storageClass(claim);
    if (name.isEmpty()) {
      recordOnce(claim, EventMessage.normal("FailedBinding", NO_CLASS));
    } else if (storageClass.isEmpty()) {
      String missing = "storageclass.storage.k8s.io \"" + name + "\" not found";
      if (recordOnce(claim, EventMessage.warning("ProvisioningFailed", missing))) {
        context.eventLog().append(claim, "stays Pending: " + missing);
      }
    } else if (PersistentVolumeClaims.waitsForFirstConsumer(storageClass.get())
        && !claims.isInUse(claim)) {
      recordOnce(
          claim, EventMessage.normal(PersistentVolumeClaims.WAIT_FOR_FIRST_CONSUMER, NO_CONSUMER));
    } else if (handled.add(ObjectMeta.uid(claim))) {
      startProvisioning(claim, storageClass.get().path("provisioner").asText());
    }
  }

  /** Records the event the first time; returns whether it did. */
  private boolean recordOnce(ObjectNode claim, EventMessage message) {
    boolean first = handled.add(ObjectMeta.uid(claim) + message.message());
    if (first) {
      context.events().record(claim, message, SOURCE);
    }
    return first;
  }

  private void startProvisioning(ObjectNode claim, String provisioner) {
    String waiting =
        "Waiting for a volume to be created either by the external provisioner '%s' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered."
            .formatted(provisioner);
    context.events().record(claim, EventMessage.normal("ExternalProvisioning", waiting), SOURCE);
    context.schedule(
        PROVISIONING_TIME,
        "volume for " + ObjectMeta.name(claim),
        () -> finishProvisioning(claim, provisioner));
  }

  private static String volumeName(JsonNode claim) {
    return "pvc-" + ObjectMeta.uid(claim);
  }

  private void finishProvisioning(ObjectNode claim, String provisioner) {
    if (context.findCurrent(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim).isEmpty()) {
      return;
    }
    context.create(ResourceKind.PERSISTENT_VOLUME, "", newVolume(claim));
    context.change(ResourceKind.PERSISTENT_VOLUME_CLAIM, claim, PersistentVolumeController::bind);
    EventMessage message =
        EventMessage.normal(
            "ProvisioningSucceeded", "Successfully provisioned volume " + volumeName(claim));
    context.events().record(claim, message, EventSource.of(provisioner));
    context.eventLog().append(claim, "got its volume from " + provisioner);
  }

  private static void bind(ObjectNode claim) {
    ObjectNode spec = JsonTree.child(claim, "spec").put("volumeName", volumeName(claim));
    ObjectNode status = JsonTree.child(claim, "status").put("phase", "Bound");
    status.set("accessModes", spec.path("accessModes"));
    status.set("capacity", spec.path("resources").path("requests"));
  }

  private static ObjectNode newVolume(ObjectNode claim) {
    JsonNode claimSpec = claim.path("spec");
    ObjectNode volume = JsonTree.object();
    volume.putObject("metadata").put("name", volumeName(claim));
    ObjectNode spec = volume.putObject("spec");
    spec.set("capacity", claimSpec.path("resources").path("requests").deepCopy());
    spec.set("accessModes", claimSpec.path("accessModes").deepCopy());
    spec.putObject("claimRef")
        .put("kind", ResourceKind.PERSISTENT_VOLUME_CLAIM.kind())
        .put("namespace", ObjectMeta.namespace(claim))
        .put("name", ObjectMeta.name(claim))
        .put("uid", ObjectMeta.uid(claim));
    spec.put("persistentVolumeReclaimPolicy", "Delete");
    spec.put("storageClassName", claimSpec.path("storageClassName").asText());
    spec.put("volumeMode", claimSpec.path("volumeMode").asText());
    volume.putObject("status").put("phase", "Bound");
    return volume;
  }
}
