package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Teller;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.Comparator;
import java.util.List;

/** Keeps as many pods as each replica set wants. */
final class ReplicaSetController implements Controller {

  private final ControlPlane plane;
  private final OwnedPods pods;

  ReplicaSetController(ControlPlane plane) {
    this.plane = plane;
    this.pods = new OwnedPods(plane, Teller.of("replicaset-controller"));
  }

  @Override
  public void changed(Change change) {
    if (change.kind() == Kind.REPLICA_SET) {
      plane.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == Kind.POD) {
      plane.controller(Kind.REPLICA_SET, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode set) {
    if (Meta.leaving(set)) {
      return;
    }
    List<ObjectNode> active =
        plane.owned(Kind.POD, set).stream().filter(PodStatus::isActive).toList();
    int wanted = set.path("spec").path("replicas").asInt();
    for (int missing = wanted - active.size(); missing > 0; missing--) {
      pods.create(set, new PodTemplate(set).pod());
    }
    active.stream()
        .sorted(Comparator.comparing(PodStatus::isReady).thenComparing(Meta::born))
        .limit(Math.max(0, active.size() - wanted))
        .forEach(pod -> pods.delete(set, pod));
    plane.change(Kind.REPLICA_SET, set, found -> report(found, active));
  }

  private static void report(ObjectNode set, List<ObjectNode> active) {
    int ready = (int) active.stream().filter(PodStatus::isReady).count();
    ObjectNode status = Tree.child(set, "status").removeAll();
    status
        .put("replicas", active.size())
        .put("fullyLabeledReplicas", active.size())
        .put("observedGeneration", Meta.generation(set));
    if (ready > 0) {
      status.put("readyReplicas", ready).put("availableReplicas", ready);
    }
  }
}
