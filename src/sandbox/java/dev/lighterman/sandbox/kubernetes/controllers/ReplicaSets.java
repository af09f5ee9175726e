package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.Deletion;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Teller;
import dev.lighterman.sandbox.kubernetes.controllers.Events.Told;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.Tree;
import dev.lighterman.sandbox.kubernetes.objects.Write;
import java.util.Comparator;
import java.util.List;

/** The replica sets of deployments: one for each template that a deployment has had. */
record ReplicaSets(ControlPlane plane) {

  private static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final Teller TELLER = Teller.of("deployment-controller");
  private static final Write WRITE = Write.by("kube-controller-manager");

  /** Whether the set is the one of the template with that hash. */
  static boolean is(JsonNode set, String hash) {
    return hash.equals(Meta.labels(set).get(HASH));
  }

  /** Creates an empty set for the deployment's present template; answers its name. */
  String create(ObjectNode deployment, String hash, long revision) {
    ObjectNode set = Tree.object();
    ObjectNode meta = set.putObject("metadata").put("name", Meta.name(deployment) + "-" + hash);
    ObjectNode template = deployment.path("spec").path("template").deepCopy();
    ObjectNode labels = Tree.child(Tree.child(template, "metadata"), "labels").put(HASH, hash);
    meta.set("labels", labels.deepCopy());
    ObjectNode spec = set.putObject("spec").put("replicas", 0);
    spec.set("selector", deployment.path("spec").path("selector").deepCopy());
    Tree.child(Tree.child(spec, "selector"), "matchLabels").put(HASH, hash);
    spec.set("template", template);
    PodTemplate.own(set, deployment);
    var created = plane.api().create(Kind.REPLICA_SET, Meta.namespace(deployment), set, WRITE);
    number(deployment, created, revision);
    return Meta.name(created);
  }

  /** Says which revision of the deployment the set is, on both. */
  void number(ObjectNode deployment, ObjectNode set, long revision) {
    String text = Long.toString(revision);
    plane.change(Kind.REPLICA_SET, set, s -> annotate(s, text));
    plane.change(Kind.DEPLOYMENT, deployment, d -> annotate(d, text));
  }

  private static void annotate(ObjectNode object, String revision) {
    Tree.child(Meta.of(object), "annotations").put(REVISION, revision);
  }

  /** The highest revision among the sets, 0 for none. */
  static long revision(List<ObjectNode> sets) {
    return sets.stream()
        .map(set -> Meta.annotation(set, REVISION))
        .filter(text -> !text.isEmpty())
        .mapToLong(Long::parseLong)
        .max()
        .orElse(0);
  }

  void scale(ObjectNode deployment, ObjectNode set, int to) {
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

  /** Deletes the oldest empty sets, but as many as the deployment keeps. */
  void forget(ObjectNode deployment, List<ObjectNode> old) {
    int kept = deployment.path("spec").path("revisionHistoryLimit").asInt();
    old.stream()
        .filter(set -> Rollout.Size.of(set).equals(Rollout.Size.NONE))
        .sorted(Comparator.comparingLong((ObjectNode set) -> revision(List.of(set))).reversed())
        .skip(kept)
        .forEach(set ->
            plane.api().delete(ObjectKey.of(Kind.REPLICA_SET, set), Deletion.inBackground()));
  }
}
