package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.Events.Teller;
import dev.lighterman.sandbox.kubernetes.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import dev.lighterman.sandbox.kubernetes.objects.Write;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Provides the volumes that claims ask for, as their storage class says. */
final class VolumeController implements Controller {

  private static final Duration WORK = Duration.ofMillis(1_500);
  private static final String PROTECTED = "kubernetes.io/pvc-protection";
  private static final Teller TELLER = Teller.of("persistentvolume-controller");
  private static final Write WRITE = Write.by("kube-controller-manager");

  private final ControlPlane plane;
  private final Claims claims;
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  VolumeController(ControlPlane plane) {
    this.plane = plane;
    this.claims = new Claims(plane);
  }

  @Override
  public void changed(Change change) {
    switch (change.kind()) {
      case PERSISTENT_VOLUME_CLAIM -> claimChanged(change);
      case POD, STORAGE_CLASS ->
          plane.list(Kind.PERSISTENT_VOLUME_CLAIM, "").forEach(this::reconcile);
      default -> {
        // Nothing else concerns volumes.
      }
    }
  }

  private void claimChanged(Change change) {
    if (change.type() == Change.Type.ADDED) {
      plane.change(
          change.kind(), change.object(), c -> Meta.of(c).withArray("finalizers").add(PROTECTED));
    }
    if (change.type() == Change.Type.DELETED) {
      plane.api().remove(new ObjectKey(Kind.PERSISTENT_VOLUME, "", volume(change.object())));
    }
    plane.get(change.key()).ifPresent(this::reconcile);
  }

  private void reconcile(ObjectNode claim) {
    if (Meta.leaving(claim)) {
      if (!claims.inUse(claim)) {
        plane.change(Kind.PERSISTENT_VOLUME_CLAIM, claim, c -> Meta.of(c).remove("finalizers"));
      }
    } else if (!Claims.bound(claim)) {
      provide(claim);
    }
  }

  private void provide(ObjectNode claim) {
    String name = claim.path("spec").path("storageClassName").asText();
    Optional<ObjectNode> storageClass = claims.storageClass(claim);
    if (name.isEmpty()) {
      tellOnce(
          claim,
          Told.normal(
              "FailedBinding",
              "no persistent volumes available for this claim and no storage class is set"));
    } else if (storageClass.isEmpty()) {
      String missing = "storageclass.storage.k8s.io \"" + name + "\" not found";
      if (tellOnce(claim, Told.warning("ProvisioningFailed", missing))) {
        plane.story().say(claim, "stays Pending: " + missing);
      }
    } else if (storageClass.get().path("volumeBindingMode").asText().equals(Claims.ON_USE)
        && !claims.inUse(claim)) {
      tellOnce(
          claim,
          Told.normal(Claims.ON_USE, "waiting for first consumer to be created before binding"));
    } else if (underway.add(Meta.uid(claim))) {
      begin(claim, storageClass.get().path("provisioner").asText());
    }
  }

  private void begin(ObjectNode claim, String provisioner) {
    plane
        .events()
        .tell(
            claim,
            Told.normal(
                "ExternalProvisioning",
                "Waiting for a volume to be created either by the external provisioner '%s' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered."
                    .formatted(provisioner)),
            TELLER);
    plane.later(WORK, "volume for " + Meta.name(claim), () -> bind(claim, provisioner));
  }

  private void bind(ObjectNode claim, String provisioner) {
    var key = ObjectKey.of(Kind.PERSISTENT_VOLUME_CLAIM, claim);
    if (plane.get(key).filter(c -> Meta.uid(c).equals(Meta.uid(claim))).isEmpty()) {
      return;
    }
    plane.api().create(Kind.PERSISTENT_VOLUME, "", volumeFor(claim), WRITE);
    plane.change(
        Kind.PERSISTENT_VOLUME_CLAIM,
        claim,
        found -> {
          Tree.child(found, "spec").put("volumeName", volume(claim));
          ObjectNode status = Tree.child(found, "status").put("phase", "Bound");
          status.set("accessModes", claim.path("spec").path("accessModes"));
          status.set("capacity", claim.path("spec").path("resources").path("requests"));
        });
    plane
        .events()
        .tell(
            claim,
            Told.normal(
                "ProvisioningSucceeded", "Successfully provisioned volume " + volume(claim)),
            Teller.of(provisioner));
    plane.story().say(claim, "got its volume from " + provisioner);
  }

  /** Answers whether it is news. */
  private boolean tellOnce(ObjectNode claim, Told told) {
    boolean news = underway.add(Meta.uid(claim) + told.message());
    if (news) {
      plane.events().tell(claim, told, TELLER);
    }
    return news;
  }

  private static String volume(ObjectNode claim) {
    return "pvc-" + Meta.uid(claim);
  }

  private static ObjectNode volumeFor(ObjectNode claim) {
    ObjectNode volume = Tree.object();
    volume.putObject("metadata").put("name", volume(claim));
    ObjectNode spec = volume.putObject("spec");
    spec.set("capacity", claim.path("spec").path("resources").path("requests").deepCopy());
    spec.set("accessModes", claim.path("spec").path("accessModes").deepCopy());
    spec.putObject("claimRef")
        .put("kind", "PersistentVolumeClaim")
        .put("namespace", Meta.namespace(claim))
        .put("name", Meta.name(claim))
        .put("uid", Meta.uid(claim));
    spec.put("persistentVolumeReclaimPolicy", "Delete");
    spec.put("storageClassName", claim.path("spec").path("storageClassName").asText());
    spec.put("volumeMode", "Filesystem");
    volume.putObject("status").put("phase", "Bound");
    return volume;
  }
}
