package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ServiceRange;

/** Completes and checks objects before they are stored. */
final class Admission {

  private static final Rules NONE = new Rules() {};

  private final ObjectStore store;
  private final ServiceRange range;

  Admission(ObjectStore store, ServiceRange range) {
    this.store = store;
    this.range = range;
  }

  /** The object as it is kept, before defaults. */
  ObjectNode read(Kind kind, ObjectNode given) {
    ObjectNode object = given.deepCopy();
    rules(kind).read(object);
    return object;
  }

  /** Fills the defaults in, and refuses what may not be created. */
  void admit(Kind kind, ObjectNode object) {
    if (kind.namespaced()) {
      checkNamespace(kind, object);
    }
    Problems problems = new Problems();
    Rules rules = rules(kind);
    rules.complete(object);
    check(kind, object, problems);
    rules.check(object, problems);
    refuse(kind, object, problems);
  }

  /** The same for a change. */
  void admitChange(Kind kind, ObjectNode before, ObjectNode after) {
    Problems problems = new Problems();
    Rules rules = rules(kind);
    rules.complete(after);
    check(kind, after, problems);
    rules.check(after, problems);
    rules.checkChange(before, after, problems);
    refuse(kind, after, problems);
  }

  private void checkNamespace(Kind kind, ObjectNode object) {
    String name = Meta.namespace(object);
    ObjectNode namespace =
        store
            .get(new ObjectKey(Kind.NAMESPACE, "", name))
            .orElseThrow(() -> ApiFailure.notFound(Kind.NAMESPACE, name));
    if (Meta.leaving(namespace)) {
      throw ApiFailure.forbidden(
          kind,
          Meta.name(object),
          "unable to create new content in namespace " + name + " because it is being terminated");
    }
  }

  private static void check(Kind kind, ObjectNode object, Problems problems) {
    Names.of(kind).check(Meta.name(object), "metadata.name", problems);
    Names.checkLabels(object.path("metadata").path("labels"), "metadata.labels", problems);
  }

  private static void refuse(Kind kind, ObjectNode object, Problems problems) {
    if (!problems.found().isEmpty()) {
      throw ApiFailure.invalid(kind, Meta.name(object), problems.found());
    }
  }

  private Rules rules(Kind kind) {
    return switch (kind) {
      case NAMESPACE -> new NamespaceRules();
      case POD -> new PodRules();
      case SERVICE -> new ServiceRules(store, range);
      case SECRET -> new SecretRules();
      case PERSISTENT_VOLUME_CLAIM -> VolumeRules.claim(store);
      case STORAGE_CLASS -> VolumeRules.storageClass();
      case DEPLOYMENT -> WorkloadRules.deployment();
      case REPLICA_SET -> WorkloadRules.replicaSet();
      case DAEMON_SET -> WorkloadRules.daemonSet();
      case JOB -> new JobRules();
      case NODE,
          CONFIG_MAP,
          SERVICE_ACCOUNT,
          EVENT,
          PERSISTENT_VOLUME,
          SERVICE_CIDR,
          SELF_SUBJECT_ACCESS_REVIEW ->
          NONE;
    };
  }
}
