package dev.lighterman.sandbox.kubernetes.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import java.util.Comparator;
import java.util.List;

/** The replica sets of deployments: one for each template that a deployment has had. */
record DeploymentReplicaSets(ControllerContext plane) {

  private static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final EventSource TELLER = EventSource.of("deployment-controller");

  /** Whether the set is the one of the template with that hash. */
  static boolean is(JsonNode set, String hash) {
    return hash.equals(ObjectMeta.labels(set).get(HASH));
  }

  /** Creates an empty set for the deployment's present template; answers its name. */
  String create(ObjectNode deployment, String hash, long revision) {
    ObjectNode set = JsonTree.object();
    ObjectNode meta =
        set.putObject("metadata").put("name", ObjectMeta.name(deployment) + "-" + hash);
    ObjectNode template = deployment.path("spec").path("template").deepCopy();
    ObjectNode labels =
        JsonTree.child(JsonTree.child(template, "metadata"), "labels").put(HASH, hash);
    meta.set("labels", labels.deepCopy());
    ObjectNode spec = set.putObject("spec").put("replicas", 0);
    spec.set("selector", deployment.path("spec").path("selector").deepCopy());
    JsonTree.child(JsonTree.child(spec, "selector"), "matchLabels").put(HASH, hash);
    spec.set("template", template);
    PodTemplate.own(set, deployment);
    var created = plane.create(ResourceKind.REPLICA_SET, ObjectMeta.namespace(deployment), set);
    number(deployment, created, revision);
    return ObjectMeta.name(created);
  }

  /** Says which revision of the deployment the set is, on both. */
  void number(ObjectNode deployment, ObjectNode set, long revision) {
    String text = Long.toString(revision);
    plane.change(ResourceKind.REPLICA_SET, set, s -> annotate(s, text));
    plane.change(ResourceKind.DEPLOYMENT, deployment, d -> annotate(d, text));
  }

  private static void annotate(ObjectNode object, String revision) {
    JsonTree.child(ObjectMeta.of(object), "annotations").put(REVISION, revision);
  }

  /** The highest revision among the sets, 0 for none. */
  static long revision(List<ObjectNode> sets) {
    return sets.stream()
        .map(set -> ObjectMeta.annotation(set, REVISION))
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
        ResourceKind.REPLICA_SET,
        set,
        s -> {
          JsonTree.child(s, "spec").put("replicas", to);
          ObjectMeta.of(s).put("generation", ObjectMeta.generation(s) + 1);
        });
    String how = to > from ? "up" : "down";
    plane
        .events()
        .record(
            deployment,
            EventMessage.normal(
                "ScalingReplicaSet",
                "Scaled %s replica set %s from %d to %d"
                    .formatted(how, ObjectMeta.name(set), from, to)),
            TELLER);
  }

  /** Deletes the oldest empty sets, but as many as the deployment keeps. */
  void forget(ObjectNode deployment, List<ObjectNode> old) {
    int kept = deployment.path("spec").path("revisionHistoryLimit").asInt();
    old.stream()
        .filter(set -> RollingUpdate.Size.of(set).equals(RollingUpdate.Size.NONE))
        .sorted(Comparator.comparingLong((ObjectNode set) -> revision(List.of(set))).reversed())
        .skip(kept)
        .forEach(set -> plane.delete(ObjectKey.of(ResourceKind.REPLICA_SET, set)));
  }
}
