package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Teller;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Provides the volumes that claims ask for, as their storage class says. */
final class VolumeController implements Controller {

  private static final String NO_CLASS =
      "no persistent volumes available for this claim and no storage class is set";
  private static final String NO_USE = "waiting for first consumer to be created before binding";
  private static final String PROTECTED = "kubernetes.io/pvc-protection";
  private static final Teller TELLER = Provisioning.TELLER;

  private final ControlPlane plane;
  private final Claims claims;
  private final Provisioning provisioning;
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  VolumeController(ControlPlane plane) {
    this.plane = plane;
    this.claims = new Claims(plane);
    this.provisioning = new Provisioning(plane);
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
      plane
          .api()
          .remove(new ObjectKey(Kind.PERSISTENT_VOLUME, "", Provisioning.volume(change.object())));
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
      tellOnce(claim, Told.normal("FailedBinding", NO_CLASS));
    } else if (storageClass.isEmpty()) {
      String missing = "storageclass.storage.k8s.io \"" + name + "\" not found";
      if (tellOnce(claim, Told.warning("ProvisioningFailed", missing))) {
        plane.story().say(claim, "stays Pending: " + missing);
      }
    } else if (Claims.bindsOnUse(storageClass.get()) && !claims.inUse(claim)) {
      tellOnce(claim, Told.normal(Claims.ON_USE, NO_USE));
    } else if (underway.add(Meta.uid(claim))) {
      provisioning.begin(claim, storageClass.get().path("provisioner").asText());
    }
  }

  /** Answers whether it is news. */
  private boolean tellOnce(ObjectNode claim, Told told) {
    boolean news = underway.add(Meta.uid(claim) + told.message());
    if (news) {
      plane.events().tell(claim, told, TELLER);
    }
    return news;
  }
}
