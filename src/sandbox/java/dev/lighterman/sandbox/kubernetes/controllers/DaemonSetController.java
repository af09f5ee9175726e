package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Teller;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import java.util.List;

/** Keeps one pod of each daemon set on every node that it selects. */
final class DaemonSetController implements Controller {

  private static final String REVISION = "controller-revision-hash";

  private final ControlPlane plane;
  private final OwnedPods pods;

  DaemonSetController(ControlPlane plane) {
    this.plane = plane;
    this.pods = new OwnedPods(plane, Teller.of("daemonset-controller"));
  }

  @Override
  public void changed(Change change) {
    switch (change.kind()) {
      case DAEMON_SET -> plane.get(change.key()).ifPresent(this::reconcile);
      case POD -> plane.controller(Kind.DAEMON_SET, change.object()).ifPresent(this::reconcile);
      case NODE -> plane.list(Kind.DAEMON_SET, "").forEach(this::reconcile);
      default -> {
        // Nothing else moves a daemon set.
      }
    }
  }

  private void reconcile(ObjectNode set) {
    if (Meta.leaving(set)) {
      return;
    }
    List<String> nodes = nodes(set);
    List<ObjectNode> owned = plane.owned(Kind.POD, set);
    List<ObjectNode> active = owned.stream().filter(PodStatus::isActive).toList();
    String hash = new PodTemplate(set).hash();
    // A pod on its way out still holds its node.
    nodes.stream()
        .filter(node -> owned.stream().noneMatch(pod -> Placement.pinned(pod).equals(node)))
        .forEach(node -> pods.create(set, pod(set, hash, node)));
    active.stream()
        .filter(pod -> !nodes.contains(Placement.pinned(pod)))
        .forEach(pod -> pods.delete(set, pod));
    replaceOne(set, active, hash, nodes.size());
    plane.change(Kind.DAEMON_SET, set, found -> report(found, active, hash, nodes.size()));
  }

  private List<String> nodes(ObjectNode set) {
    return plane.list(Kind.NODE, "").stream()
        .filter(node -> Placement.selects(set.path("spec").path("template"), node))
        .map(Meta::name)
        .toList();
  }

  /** One old pod at a time gives way, once all are ready. */
  private void replaceOne(ObjectNode set, List<ObjectNode> active, String hash, int wanted) {
    boolean settled =
        active.size() == wanted
            && active.stream().filter(p -> isOf(p, hash)).allMatch(PodStatus::isReady);
    if (settled) {
      active.stream()
          .filter(pod -> !isOf(pod, hash))
          .findFirst()
          .ifPresent(pod -> pods.delete(set, pod));
    }
  }

  private static boolean isOf(JsonNode pod, String hash) {
    return hash.equals(Meta.labels(pod).get(REVISION));
  }

  private static ObjectNode pod(ObjectNode set, String hash, String node) {
    ObjectNode pod = new PodTemplate(set).pod();
    Tree.child(Meta.of(pod), "labels").put(REVISION, hash);
    Placement.pin(pod, node);
    return pod;
  }

  private static void report(ObjectNode set, List<ObjectNode> active, String hash, int wanted) {
    int ready = (int) active.stream().filter(PodStatus::isReady).count();
    ObjectNode status = Tree.child(set, "status").removeAll();
    status
        .put("currentNumberScheduled", active.size())
        .put("desiredNumberScheduled", wanted)
        .put("numberAvailable", ready)
        .put("numberMisscheduled", 0)
        .put("numberReady", ready)
        .put("observedGeneration", Meta.generation(set))
        .put("updatedNumberScheduled", (int) active.stream().filter(p -> isOf(p, hash)).count());
    if (ready < wanted) {
      status.put("numberUnavailable", wanted - ready);
    }
  }
}
