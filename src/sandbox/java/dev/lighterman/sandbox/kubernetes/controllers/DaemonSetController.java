package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.WatchEvent;
import java.util.List;

/** Runs one pod of each daemon set on every node that it selects. */
final class DaemonSetController implements Controller {

  private static final String REVISION = "controller-revision-hash";

  private final ControllerContext context;
  private final OwnedPods pods;

  DaemonSetController(ControllerContext context) {
    this.context = context;
    this.pods = new OwnedPods(context, EventSource.of("daemonset-controller"));
  }

  @Override
  public void onChange(WatchEvent change) {
    switch (change.kind()) {
      case DAEMON_SET -> context.get(change.key()).ifPresent(this::reconcile);
      case POD ->
          context.controller(ResourceKind.DAEMON_SET, change.object()).ifPresent(this::reconcile);
      case NODE -> context.list(ResourceKind.DAEMON_SET, "").forEach(this::reconcile);
      default -> {
        // No other kind affects daemon sets.
      }
    }
  }

  private void reconcile(ObjectNode set) {
    if (ObjectMeta.isTerminating(set)) {
      return;
    }
    List<String> nodes = nodes(set);
    List<ObjectNode> owned = context.owned(ResourceKind.POD, set);
    List<ObjectNode> active = owned.stream().filter(PodStatus::isActive).toList();
    String hash = new PodTemplate(set).hash();
    // A terminating pod still occupies its node. After a failure all others would fail too.
    boolean created =
        nodes.stream()
            .filter(node ->
                owned.stream().noneMatch(pod -> NodeSelection.requiredNode(pod).equals(node)))
            .allMatch(node -> pods.create(set, newPod(set, hash, node), this::reconcile));
    if (!created) {
      context.eventLog().append(set, "can't create its pods");
    }
    active.stream()
        .filter(pod -> !nodes.contains(NodeSelection.requiredNode(pod)))
        .forEach(pod -> pods.delete(set, pod));
    replaceOutdated(set, active, hash, nodes.size());
    context.change(
        ResourceKind.DAEMON_SET, set, found -> updateStatus(found, active, hash, nodes.size()));
  }

  private List<String> nodes(ObjectNode set) {
    return context.list(ResourceKind.NODE, "").stream()
        .filter(node -> NodeSelection.selects(set.path("spec").path("template"), node))
        .map(ObjectMeta::name)
        .toList();
  }

  /** Deletes one outdated pod, once all updated ones are ready. */
  private void replaceOutdated(ObjectNode set, List<ObjectNode> active, String hash, int desired) {
    boolean settled =
        active.size() == desired
            && active.stream().filter(pod -> hasRevision(pod, hash)).allMatch(PodStatus::isReady);
    if (settled) {
      active.stream()
          .filter(pod -> !hasRevision(pod, hash))
          .findFirst()
          .ifPresent(pod -> pods.delete(set, pod));
    }
  }

  private static boolean hasRevision(JsonNode pod, String hash) {
    return hash.equals(ObjectMeta.labels(pod).get(REVISION));
  }

  private static ObjectNode newPod(ObjectNode set, String hash, String node) {
    ObjectNode pod = new PodTemplate(set).newPod();
    JsonTree.child(ObjectMeta.of(pod), "labels").put(REVISION, hash);
    NodeSelection.requireNode(pod, node);
    return pod;
  }

  private static void updateStatus(
      ObjectNode set, List<ObjectNode> active, String hash, int desired) {
    int ready = (int) active.stream().filter(PodStatus::isReady).count();
    ObjectNode status = JsonTree.child(set, "status").removeAll();
    status
        .put("currentNumberScheduled", active.size())
        .put("desiredNumberScheduled", desired)
        .put("numberAvailable", ready)
        .put("numberMisscheduled", 0)
        .put("numberReady", ready)
        .put("observedGeneration", ObjectMeta.generation(set))
        .put(
            "updatedNumberScheduled",
            (int) active.stream().filter(pod -> hasRevision(pod, hash)).count());
    if (ready < desired) {
      status.put("numberUnavailable", desired - ready);
    }
  }
}
