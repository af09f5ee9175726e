package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rolls deployments out to the replica set of their current template. */
final class DeploymentController implements Controller {

  private final ControllerContext context;
  private final DeploymentReplicaSets replicaSets;

  DeploymentController(ControllerContext context) {
    this.context = context;
    this.replicaSets = new DeploymentReplicaSets(context);
  }

  @Override
  public void onChange(WatchEvent change) {
    if (change.kind() == ResourceKind.DEPLOYMENT) {
      context.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == ResourceKind.REPLICA_SET) {
      context.controller(ResourceKind.DEPLOYMENT, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode deployment) {
    if (ObjectMeta.isTerminating(deployment)) {
      return;
    }
    String hash = new PodTemplate(deployment).hash();
    List<ObjectNode> all = context.owned(ResourceKind.REPLICA_SET, deployment);
    Optional<ObjectNode> current =
        all.stream().filter(set -> DeploymentReplicaSets.hasHash(set, hash)).findFirst();
    if (current.isEmpty()) {
      create(deployment, hash, DeploymentReplicaSets.maxRevision(all) + 1);
      return; // The creation of the replica set triggers the next reconciliation.
    }
    List<ObjectNode> old =
        all.stream().filter(set -> !DeploymentReplicaSets.hasHash(set, hash)).toList();
    if (!deployment.path("spec").path("paused").asBoolean()) {
      rollOut(deployment, current.get(), old);
    }
    context.change(
        ResourceKind.DEPLOYMENT,
        deployment,
        found -> DeploymentStatus.update(found, current.get(), old, context.now()));
    replicaSets.cleanUp(deployment, old);
  }

  private void rollOut(ObjectNode deployment, ObjectNode current, List<ObjectNode> old) {
    RollingUpdate rollingUpdate = RollingUpdate.of(deployment);
    RollingUpdate.Size newSize = RollingUpdate.Size.of(current);
    RollingUpdate.Size oldSize =
        old.stream()
            .map(RollingUpdate.Size::of)
            .reduce(RollingUpdate.Size.NONE, RollingUpdate.Size::plus);
    long revision = DeploymentReplicaSets.maxRevision(List.of(current));
    if (revision < DeploymentReplicaSets.maxRevision(old)) {
      replicaSets.setRevision(deployment, current, DeploymentReplicaSets.maxRevision(old) + 1);
    }
    replicaSets.scale(deployment, current, rollingUpdate.newReplicas(newSize, oldSize));
    int excess = rollingUpdate.oldPodsToRemove(newSize, oldSize);
    for (ObjectNode set : old) {
      int desired = RollingUpdate.Size.of(set).desired();
      int removed = Math.min(excess, desired);
      replicaSets.scale(deployment, set, desired - removed);
      excess -= removed;
    }
  }

  private void create(ObjectNode deployment, String hash, long revision) {
    String name = replicaSets.create(deployment, hash, revision);
    context.schedule(
        Duration.ofSeconds(deployment.path("spec").path("progressDeadlineSeconds").asLong()),
        "progress deadline",
        () ->
            context.change(
                ResourceKind.DEPLOYMENT, deployment, found -> checkDeadline(found, name)));
  }

  private void checkDeadline(ObjectNode deployment, String set) {
    boolean same = set.endsWith("-" + new PodTemplate(deployment).hash());
    if (same && !DeploymentStatus.isComplete(deployment)) {
      DeploymentStatus.setTimedOut(deployment, set, context.now());
    }
  }
}
