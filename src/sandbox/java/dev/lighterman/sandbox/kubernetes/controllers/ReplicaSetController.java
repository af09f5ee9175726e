package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.Comparator;
import java.util.List;

/** Keeps the desired number of pods of each replica set. */
final class ReplicaSetController implements Controller {

  private final ControllerContext context;
  private final OwnedPods pods;

  ReplicaSetController(ControllerContext context) {
    this.context = context;
    this.pods = new OwnedPods(context, EventSource.of("replicaset-controller"));
  }

  @Override
  public void onChange(WatchEvent change) {
    if (change.kind() == ResourceKind.REPLICA_SET) {
      context.get(change.key()).ifPresent(this::reconcile);
    } else if (change.kind() == ResourceKind.POD) {
      context.controller(ResourceKind.REPLICA_SET, change.object()).ifPresent(this::reconcile);
    }
  }

  private void reconcile(ObjectNode set) {
    if (ObjectMeta.isTerminating(set)) {
      return;
    }
    List<ObjectNode> active =
        context.owned(ResourceKind.POD, set).stream().filter(PodStatus::isActive).toList();
    int desired = set.path("spec").path("replicas").asInt();
    boolean created = true;
    for (int missing = desired - active.size(); missing > 0 && created; missing--) {
      created = pods.create(set, new PodTemplate(set).newPod(), this::reconcile);
    }
    active.stream()
        .sorted(Comparator.comparing(PodStatus::isReady).thenComparing(ObjectMeta::created))
        .limit(Math.max(0, active.size() - desired))
        .forEach(pod -> pods.delete(set, pod));
    context.change(ResourceKind.REPLICA_SET, set, found -> updateStatus(found, active));
  }

  private static void updateStatus(ObjectNode set, List<ObjectNode> active) {
    int ready = (int) active.stream().filter(PodStatus::isReady).count();
    ObjectNode status = JsonTree.child(set, "status").removeAll();
    status
        .put("replicas", active.size())
        .put("fullyLabeledReplicas", active.size())
        .put("observedGeneration", ObjectMeta.generation(set));
    if (ready > 0) {
      status.put("readyReplicas", ready).put("availableReplicas", ready);
    }
  }
}
