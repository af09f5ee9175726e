package dev.lighterman.sandbox.kubernetes.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;

/** Sets defaults in objects and validates them before they are stored. */
final class AdmissionControl {

  /** Its value is the webhook's name and its reason, such as {@code policy.example.com: no}. */
  private static final String DENIES_PODS = "sandbox/webhook-denies-pods";

  /** Its value is the name of a webhook for pods that nobody serves. */
  private static final String UNREACHABLE = "sandbox/webhook-unreachable";

  /** Its value is what an admission plugin says of each pod, such as one for policies. */
  private static final String FORBIDS_PODS = "sandbox/forbids-pods";

  private static final KindRules NONE = new KindRules() {};

  private final ObjectStore store;
  private final ServiceIpRange range;

  AdmissionControl(ObjectStore store, ServiceIpRange range) {
    this.store = store;
    this.range = range;
  }

  /** The object in the form in which it is stored, before defaults. */
  ObjectNode normalize(ResourceKind kind, ObjectNode body) {
    ObjectNode object = body.deepCopy();
    rules(kind, false).normalize(object);
    return object;
  }

  /**
   * Sets the defaults of a new object and validates it.
   *
   * @param dryRun whether it is not stored, so that it takes no address
   * @throws ApiFailure 422 where it is invalid, 403 or 404 where its namespace takes no new
   *     objects, or not this pod
   */
  void admitCreate(ResourceKind kind, ObjectNode object, boolean dryRun) {
    if (kind.namespaced()) {
      requireActiveNamespace(kind, object);
    }
    ValidationErrors errors = new ValidationErrors();
    KindRules rules = rules(kind, dryRun);
    rules.setDefaults(object);
    validateMetadata(kind, object, errors);
    rules.validate(object, errors);
    throwIfInvalid(kind, object, errors);
    if (kind == ResourceKind.PERSISTENT_VOLUME_CLAIM) {
      new LimitRanger(store).requireWithin(kind, object);
    } else if (kind == ResourceKind.POD) {
      admitPod(object);
    }
  }

  /** In the order of the API server's plugins. */
  private void admitPod(ObjectNode pod) {
    var limits = new LimitRanger(store);
    limits.setDefaults(pod);
    new PodReferences(store).resolve(pod);
    limits.requireWithin(ResourceKind.POD, pod);
    PodSecurity.enforce(store, pod);
    requireAnnotations(pod);
    new PodQuota(store).requireWithin(pod);
  }

  /**
   * No webhooks are called, and not every admission plugin is here: annotations of the namespace
   * say what they answer for its pods.
   */
  private void requireAnnotations(ObjectNode pod) {
    var namespace = new ObjectKey(ResourceKind.NAMESPACE, "", ObjectMeta.namespace(pod));
    JsonNode annotations = ObjectMeta.of(store.require(namespace)).path("annotations");
    String denial = annotations.path(DENIES_PODS).asText();
    if (!denial.isEmpty()) {
      String[] webhookAndReason = denial.split(": ", 2);
      throw ApiFailure.deniedByWebhook(
          webhookAndReason[0], webhookAndReason[webhookAndReason.length - 1]);
    }
    String unreachable = annotations.path(UNREACHABLE).asText();
    if (!unreachable.isEmpty()) {
      throw ApiFailure.failedCallingWebhook(unreachable);
    }
    String reason = annotations.path(FORBIDS_PODS).asText();
    if (!reason.isEmpty()) {
      throw ApiFailure.forbidden(ResourceKind.POD, ObjectMeta.name(pod), reason);
    }
  }

  /** Sets the defaults of a changed object and validates it and its change. */
  void admitUpdate(ResourceKind kind, ObjectNode before, ObjectNode after) {
    ValidationErrors errors = new ValidationErrors();
    KindRules rules = rules(kind, false);
    rules.setDefaults(after);
    validateMetadata(kind, after, errors);
    rules.validate(after, errors);
    rules.validateUpdate(before, after, errors);
    throwIfInvalid(kind, after, errors);
    if (kind == ResourceKind.PERSISTENT_VOLUME_CLAIM) {
      new ClaimResize(store).requireAllowed(before, after);
    }
  }

  private void requireActiveNamespace(ResourceKind kind, ObjectNode object) {
    String name = ObjectMeta.namespace(object);
    ObjectNode namespace = store.require(new ObjectKey(ResourceKind.NAMESPACE, "", name));
    if (ObjectMeta.isTerminating(namespace)) {
      throw ApiFailure.forbidden(
          kind,
          ObjectMeta.name(object),
          "unable to create new content in namespace " + name + " because it is being terminated");
    }
  }

  private static void validateMetadata(
      ResourceKind kind, ObjectNode object, ValidationErrors errors) {
    NameValidation.forKind(kind).validate(ObjectMeta.name(object), "metadata.name", errors);
    NameValidation.validateLabels(
        object.path("metadata").path("labels"), "metadata.labels", errors);
  }

  private static void throwIfInvalid(
      ResourceKind kind, ObjectNode object, ValidationErrors errors) {
    if (!errors.errors().isEmpty()) {
      throw ApiFailure.invalid(kind, ObjectMeta.name(object), errors.errors());
    }
  }

  private KindRules rules(ResourceKind kind, boolean dryRun) {
    return switch (kind) {
      case NAMESPACE -> new NamespaceRules();
      case POD -> new PodRules();
      case SERVICE -> new ServiceRules(store, range, dryRun);
      case SECRET -> new SecretRules();
      case PERSISTENT_VOLUME_CLAIM -> VolumeRules.claim(store);
      case STORAGE_CLASS -> VolumeRules.storageClass();
      case DEPLOYMENT -> WorkloadRules.deployment();
      case REPLICA_SET -> WorkloadRules.replicaSet();
      case DAEMON_SET -> WorkloadRules.daemonSet();
      case JOB -> new JobRules();
      case LIMIT_RANGE -> LimitRanger.RULES;
      case PRIORITY_CLASS -> PodReferences.PRIORITY_CLASS_RULES;
      case NODE,
          CONFIG_MAP,
          SERVICE_ACCOUNT,
          EVENT,
          RESOURCE_QUOTA,
          PERSISTENT_VOLUME,
          SERVICE_CIDR,
          CLUSTER_ROLE,
          CLUSTER_ROLE_BINDING,
          SELF_SUBJECT_REVIEW,
          SELF_SUBJECT_ACCESS_REVIEW,
          SELF_SUBJECT_RULES_REVIEW ->
          NONE;
    };
  }

  /** Namespaces: a label with their name, and a finalizer. */
  private static final class NamespaceRules implements KindRules {

    @Override
    public void setDefaults(ObjectNode namespace) {
      JsonTree.child(ObjectMeta.of(namespace), "labels")
          .put("kubernetes.io/metadata.name", ObjectMeta.name(namespace));
      ObjectNode spec = JsonTree.child(namespace, "spec");
      if (!spec.has("finalizers")) {
        spec.putArray("finalizers").add("kubernetes");
      }
      JsonTree.setDefault(JsonTree.child(namespace, "status"), "phase", "Active");
    }
  }
}
