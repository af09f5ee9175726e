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

/** The replica sets of deployments: one for each revision of the pod template. */
record DeploymentReplicaSets(ControllerContext context) {

  private static final String HASH = "pod-template-hash";
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final EventSource SOURCE = EventSource.of("deployment-controller");

  /** Whether the replica set is of the template with that hash. */
  static boolean hasHash(JsonNode set, String hash) {
    return hash.equals(ObjectMeta.labels(set).get(HASH));
  }

  /** Creates a replica set without pods for the current template; returns its name. */
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
    PodTemplate.setControllerReference(set, deployment);
    var created = context.create(ResourceKind.REPLICA_SET, ObjectMeta.namespace(deployment), set);
    setRevision(deployment, created, revision);
    return ObjectMeta.name(created);
  }

  /** Annotates the deployment and its current replica set with the revision. */
  void setRevision(ObjectNode deployment, ObjectNode set, long revision) {
    String text = Long.toString(revision);
    context.change(ResourceKind.REPLICA_SET, set, s -> annotate(s, text));
    context.change(ResourceKind.DEPLOYMENT, deployment, d -> annotate(d, text));
  }

  private static void annotate(ObjectNode object, String revision) {
    JsonTree.child(ObjectMeta.of(object), "annotations").put(REVISION, revision);
  }

  /** The highest revision of the replica sets; 0 if there are none. */
  static long maxRevision(List<ObjectNode> sets) {
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
    context.change(
        ResourceKind.REPLICA_SET,
        set,
        s -> {
          JsonTree.child(s, "spec").put("replicas", to);
          ObjectMeta.of(s).put("generation", ObjectMeta.generation(s) + 1);
        });
    String direction = to > from ? "up" : "down";
    context
        .events()
        .record(
            deployment,
            EventMessage.normal(
                "ScalingReplicaSet",
                "Scaled %s replica set %s from %d to %d"
                    .formatted(direction, ObjectMeta.name(set), from, to)),
            SOURCE);
  }

  /** Deletes the oldest scaled-down replica sets above the revision history limit. */
  void cleanUp(ObjectNode deployment, List<ObjectNode> old) {
    int limit = deployment.path("spec").path("revisionHistoryLimit").asInt();
    old.stream()
        .filter(set -> RollingUpdate.Size.of(set).equals(RollingUpdate.Size.NONE))
        .sorted(Comparator.comparingLong((ObjectNode set) -> maxRevision(List.of(set))).reversed())
        .skip(limit)
        .forEach(set -> context.delete(ObjectKey.of(ResourceKind.REPLICA_SET, set)));
  }
}
