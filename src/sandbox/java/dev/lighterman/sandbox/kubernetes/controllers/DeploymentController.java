package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Moves deployments to the replica set of their present template. */
final class DeploymentController implements Controller {

  private final ControllerContext plane;
  private final DeploymentReplicaSets sets;

  DeploymentController(ControllerContext plane) {
    this.plane = plane;
    this.sets = new DeploymentReplicaSets(plane);
  }

  @Override
  public void changed(WatchEvent change) {
    if (change.kind() == ResourceKind.DEPLOYMENT) {
      plane.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == ResourceKind.REPLICA_SET) {
      plane.controller(ResourceKind.DEPLOYMENT, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode deployment) {
    if (ObjectMeta.isTerminating(deployment)) {
      return;
    }
    String hash = new PodTemplate(deployment).hash();
    List<ObjectNode> all = plane.owned(ResourceKind.REPLICA_SET, deployment);
    Optional<ObjectNode> current =
        all.stream().filter(set -> DeploymentReplicaSets.is(set, hash)).findFirst();
    if (current.isEmpty()) {
      create(deployment, hash, DeploymentReplicaSets.revision(all) + 1);
      return; // The new set's birth comes back here.
    }
    List<ObjectNode> old =
        all.stream().filter(set -> !DeploymentReplicaSets.is(set, hash)).toList();
    if (!deployment.path("spec").path("paused").asBoolean()) {
      roll(deployment, current.get(), old);
    }
    plane.change(
        ResourceKind.DEPLOYMENT,
        deployment,
        found -> DeploymentStatus.put(found, current.get(), old, plane.now()));
    sets.forget(deployment, old);
  }

  private void roll(ObjectNode deployment, ObjectNode current, List<ObjectNode> old) {
    RollingUpdate rollout = RollingUpdate.of(deployment);
    RollingUpdate.Size now = RollingUpdate.Size.of(current);
    RollingUpdate.Size before =
        old.stream()
            .map(RollingUpdate.Size::of)
            .reduce(RollingUpdate.Size.NONE, RollingUpdate.Size::plus);
    long revision = DeploymentReplicaSets.revision(List.of(current));
    if (revision < DeploymentReplicaSets.revision(old)) {
      sets.number(deployment, current, DeploymentReplicaSets.revision(old) + 1);
    }
    sets.scale(deployment, current, rollout.next(now, before));
    int surplus = rollout.surplus(now, before);
    for (ObjectNode set : old) {
      int wanted = RollingUpdate.Size.of(set).wanted();
      int less = Math.min(surplus, wanted);
      sets.scale(deployment, set, wanted - less);
      surplus -= less;
    }
  }

  private void create(ObjectNode deployment, String hash, long revision) {
    String name = sets.create(deployment, hash, revision);
    plane.later(
        Duration.ofSeconds(deployment.path("spec").path("progressDeadlineSeconds").asLong()),
        "progress deadline",
        () -> plane.change(ResourceKind.DEPLOYMENT, deployment, found -> overdue(found, name)));
  }

  private void overdue(ObjectNode deployment, String set) {
    boolean same = set.endsWith("-" + new PodTemplate(deployment).hash());
    if (same && !DeploymentStatus.isComplete(deployment)) {
      DeploymentStatus.putOverdue(deployment, set, plane.now());
    }
  }
}
