package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;

/** Completes and checks objects before they are stored. */
final class AdmissionControl {

  private static final KindRules NONE = new KindRules() {};

  private final ObjectStore store;
  private final ServiceIpRange range;

  AdmissionControl(ObjectStore store, ServiceIpRange range) {
    this.store = store;
    this.range = range;
  }

  /** The object as it is kept, before defaults. */
  ObjectNode read(ResourceKind kind, ObjectNode given) {
    ObjectNode object = given.deepCopy();
    rules(kind).read(object);
    return object;
  }

  /** Fills the defaults in, and refuses what may not be created. */
  void admit(ResourceKind kind, ObjectNode object) {
    if (kind.namespaced()) {
      checkNamespace(kind, object);
    }
    ValidationErrors problems = new ValidationErrors();
    KindRules rules = rules(kind);
    rules.complete(object);
    check(kind, object, problems);
    rules.check(object, problems);
    refuse(kind, object, problems);
  }

  /** The same for a change. */
  void admitChange(ResourceKind kind, ObjectNode before, ObjectNode after) {
    ValidationErrors problems = new ValidationErrors();
    KindRules rules = rules(kind);
    rules.complete(after);
    check(kind, after, problems);
    rules.check(after, problems);
    rules.checkChange(before, after, problems);
    refuse(kind, after, problems);
  }

  private void checkNamespace(ResourceKind kind, ObjectNode object) {
    String name = ObjectMeta.namespace(object);
    ObjectNode namespace = store.require(new ObjectKey(ResourceKind.NAMESPACE, "", name));
    if (ObjectMeta.isTerminating(namespace)) {
      throw ApiFailure.forbidden(
          kind,
          ObjectMeta.name(object),
          "unable to create new content in namespace " + name + " because it is being terminated");
    }
  }

  private static void check(ResourceKind kind, ObjectNode object, ValidationErrors problems) {
    NameValidation.of(kind).check(ObjectMeta.name(object), "metadata.name", problems);
    NameValidation.checkLabels(object.path("metadata").path("labels"), "metadata.labels", problems);
  }

  private static void refuse(ResourceKind kind, ObjectNode object, ValidationErrors problems) {
    if (!problems.found().isEmpty()) {
      throw ApiFailure.invalid(kind, ObjectMeta.name(object), problems.found());
    }
  }

  private KindRules rules(ResourceKind kind) {
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

  /** Namespaces: labelled with their own name, and held until they are empty. */
  private static final class NamespaceRules implements KindRules {

    @Override
    public void complete(ObjectNode namespace) {
      JsonTree.child(ObjectMeta.of(namespace), "labels")
          .put("kubernetes.io/metadata.name", ObjectMeta.name(namespace));
      ObjectNode spec = JsonTree.child(namespace, "spec");
      if (!spec.has("finalizers")) {
        spec.putArray("finalizers").add("kubernetes");
      }
      JsonTree.fill(JsonTree.child(namespace, "status"), "phase", "Active");
    }
  }
}
