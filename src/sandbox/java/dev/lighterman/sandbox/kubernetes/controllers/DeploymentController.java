package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Moves deployments to the replica set of their present template. */
final class DeploymentController implements Controller {

  private final ControlPlane plane;
  private final ReplicaSets sets;

  DeploymentController(ControlPlane plane) {
    this.plane = plane;
    this.sets = new ReplicaSets(plane);
  }

  @Override
  public void changed(Change change) {
    if (change.kind() == Kind.DEPLOYMENT) {
      plane.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == Kind.REPLICA_SET) {
      plane.controller(Kind.DEPLOYMENT, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode deployment) {
    if (Meta.leaving(deployment)) {
      return;
    }
    String hash = new PodTemplate(deployment).hash();
    List<ObjectNode> all = plane.owned(Kind.REPLICA_SET, deployment);
    Optional<ObjectNode> current =
        all.stream().filter(set -> ReplicaSets.is(set, hash)).findFirst();
    if (current.isEmpty()) {
      create(deployment, hash, ReplicaSets.revision(all) + 1);
      return; // The new set's birth comes back here.
    }
    List<ObjectNode> old = all.stream().filter(set -> !ReplicaSets.is(set, hash)).toList();
    if (!deployment.path("spec").path("paused").asBoolean()) {
      roll(deployment, current.get(), old);
    }
    plane.change(
        Kind.DEPLOYMENT,
        deployment,
        found -> DeploymentStatus.put(found, current.get(), old, plane.now()));
    sets.forget(deployment, old);
  }

  private void roll(ObjectNode deployment, ObjectNode current, List<ObjectNode> old) {
    Rollout rollout = Rollout.of(deployment);
    Rollout.Size now = Rollout.Size.of(current);
    Rollout.Size before =
        old.stream().map(Rollout.Size::of).reduce(Rollout.Size.NONE, Rollout.Size::plus);
    long revision = ReplicaSets.revision(List.of(current));
    if (revision < ReplicaSets.revision(old)) {
      sets.number(deployment, current, ReplicaSets.revision(old) + 1);
    }
    sets.scale(deployment, current, rollout.next(now, before));
    int surplus = rollout.surplus(now, before);
    for (ObjectNode set : old) {
      int wanted = Rollout.Size.of(set).wanted();
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
        () -> plane.change(Kind.DEPLOYMENT, deployment, found -> overdue(found, name)));
  }

  private void overdue(ObjectNode deployment, String set) {
    boolean same = set.endsWith("-" + new PodTemplate(deployment).hash());
    if (same && !DeploymentStatus.isComplete(deployment)) {
      DeploymentStatus.putOverdue(deployment, set, plane.now());
    }
  }
}
