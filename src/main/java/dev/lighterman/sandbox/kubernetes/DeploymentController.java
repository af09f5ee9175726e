package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.Events.Teller;
import dev.lighterman.sandbox.kubernetes.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.Change;
import dev.lighterman.sandbox.kubernetes.objects.Deletion;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import dev.lighterman.sandbox.kubernetes.objects.Write;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Moves deployments to the replica set of their present template. */
final class DeploymentController implements Controller {

  private static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final Teller TELLER = Teller.of("deployment-controller");
  private static final Write WRITE = Write.by("kube-controller-manager");

  private final ControlPlane plane;

  DeploymentController(ControlPlane plane) {
    this.plane = plane;
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
    List<ObjectNode> sets = plane.owned(Kind.REPLICA_SET, deployment);
    Optional<ObjectNode> current =
        sets.stream().filter(set -> hash.equals(Meta.labels(set).get(HASH))).findFirst();
    if (current.isEmpty()) {
      create(deployment, hash, revision(sets) + 1);
      return; // The new set's birth comes back here.
    }
    List<ObjectNode> old =
        sets.stream().filter(set -> !hash.equals(Meta.labels(set).get(HASH))).toList();
    if (!deployment.path("spec").path("paused").asBoolean()) {
      roll(deployment, current.get(), old);
    }
    plane.change(
        Kind.DEPLOYMENT,
        deployment,
        found -> DeploymentStatus.put(found, current.get(), old, plane.clock()));
    forget(deployment, old);
  }

  private void roll(ObjectNode deployment, ObjectNode current, List<ObjectNode> old) {
    Rollout rollout = Rollout.of(deployment);
    Rollout.Size now = Rollout.Size.of(current);
    Rollout.Size before =
        old.stream().map(Rollout.Size::of).reduce(Rollout.Size.NONE, Rollout.Size::plus);
    long revision = revision(List.of(current));
    if (revision < revision(old)) {
      number(deployment, current, revision(old) + 1);
    }
    scale(deployment, current, rollout.next(now, before));
    int surplus = rollout.surplus(now, before);
    for (ObjectNode set : old) {
      int wanted = Rollout.Size.of(set).wanted();
      int less = Math.min(surplus, wanted);
      scale(deployment, set, wanted - less);
      surplus -= less;
    }
  }

  private void create(ObjectNode deployment, String hash, long revision) {
    ObjectNode set = Tree.object();
    ObjectNode meta = set.putObject("metadata").put("name", Meta.name(deployment) + "-" + hash);
    ObjectNode labels = meta.putObject("labels");
    ObjectNode spec = set.putObject("spec").put("replicas", 0);
    ObjectNode template = deployment.path("spec").path("template").deepCopy();
    labels.setAll((ObjectNode) template.path("metadata").path("labels").deepCopy());
    labels.put(HASH, hash);
    Tree.child(Tree.child(template, "metadata"), "labels").put(HASH, hash);
    spec.set("selector", deployment.path("spec").path("selector").deepCopy());
    Tree.child(Tree.child(spec, "selector"), "matchLabels").put(HASH, hash);
    spec.set("template", template);
    PodTemplate.own(set, deployment);
    plane.api().create(Kind.REPLICA_SET, Meta.namespace(deployment), set, WRITE);
    plane
        .get(new ObjectKey(Kind.REPLICA_SET, Meta.namespace(deployment), Meta.name(set)))
        .ifPresent(created -> number(deployment, created, revision));
    plane.later(
        Duration.ofSeconds(deployment.path("spec").path("progressDeadlineSeconds").asLong()),
        "progress deadline",
        () -> plane.change(Kind.DEPLOYMENT, deployment, d -> overdue(d, Meta.name(set))));
  }

  private void overdue(ObjectNode deployment, String set) {
    boolean same = set.endsWith("-" + new PodTemplate(deployment).hash());
    if (same && !DeploymentStatus.isComplete(deployment)) {
      DeploymentStatus.putOverdue(deployment, set, plane.clock());
    }
  }

  private void number(ObjectNode deployment, ObjectNode set, long revision) {
    String text = Long.toString(revision);
    plane.change(Kind.REPLICA_SET, set, s -> annotate(s, text));
    plane.change(Kind.DEPLOYMENT, deployment, d -> annotate(d, text));
  }

  private static void annotate(ObjectNode object, String revision) {
    Tree.child(Meta.of(object), "annotations").put(REVISION, revision);
  }

  private static long revision(List<ObjectNode> sets) {
    return sets.stream()
        .map(set -> Meta.annotation(set, REVISION))
        .filter(text -> !text.isEmpty())
        .mapToLong(Long::parseLong)
        .max()
        .orElse(0);
  }

  private void scale(ObjectNode deployment, ObjectNode set, int to) {
    int from = set.path("spec").path("replicas").asInt();
    if (from == to) {
      return;
    }
    plane.change(
        Kind.REPLICA_SET,
        set,
        s -> {
          Tree.child(s, "spec").put("replicas", to);
          Meta.of(s).put("generation", Meta.generation(s) + 1);
        });
    String how = to > from ? "up" : "down";
    plane
        .events()
        .tell(
            deployment,
            Told.normal(
                "ScalingReplicaSet",
                "Scaled %s replica set %s from %d to %d".formatted(how, Meta.name(set), from, to)),
            TELLER);
  }

  private void forget(ObjectNode deployment, List<ObjectNode> old) {
    int kept = deployment.path("spec").path("revisionHistoryLimit").asInt();
    old.stream()
        .filter(set -> Rollout.Size.of(set).equals(Rollout.Size.NONE))
        .sorted(Comparator.comparingLong((ObjectNode set) -> revision(List.of(set))).reversed())
        .skip(kept)
        .forEach(set ->
            plane.api().delete(ObjectKey.of(Kind.REPLICA_SET, set), Deletion.inBackground()));
  }
}
