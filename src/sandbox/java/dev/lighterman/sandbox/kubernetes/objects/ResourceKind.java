package dev.lighterman.sandbox.kubernetes.objects;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of object that the API server serves. */
public enum ResourceKind {
  NAMESPACE("", "Namespace", "namespaces", Scope.CLUSTER, "ns"),
  NODE("", "Node", "nodes", Scope.CLUSTER, "no"),
  POD("", "Pod", "pods", Scope.NAMESPACED, "po"),
  SERVICE("", "Service", "services", Scope.NAMESPACED, "svc"),
  SECRET("", "Secret", "secrets", Scope.NAMESPACED, ""),
  CONFIG_MAP("", "ConfigMap", "configmaps", Scope.NAMESPACED, "cm"),
  SERVICE_ACCOUNT("", "ServiceAccount", "serviceaccounts", Scope.NAMESPACED, "sa"),
  EVENT("", "Event", "events", Scope.NAMESPACED, "ev"),
  LIMIT_RANGE("", "LimitRange", "limitranges", Scope.NAMESPACED, "limits"),
  RESOURCE_QUOTA("", "ResourceQuota", "resourcequotas", Scope.NAMESPACED, "quota"),
  PERSISTENT_VOLUME("", "PersistentVolume", "persistentvolumes", Scope.CLUSTER, "pv"),
  PERSISTENT_VOLUME_CLAIM(
      "", "PersistentVolumeClaim", "persistentvolumeclaims", Scope.NAMESPACED, "pvc"),
  DEPLOYMENT("apps", "Deployment", "deployments", Scope.NAMESPACED, "deploy"),
  REPLICA_SET("apps", "ReplicaSet", "replicasets", Scope.NAMESPACED, "rs"),
  DAEMON_SET("apps", "DaemonSet", "daemonsets", Scope.NAMESPACED, "ds"),
  JOB("batch", "Job", "jobs", Scope.NAMESPACED, ""),
  STORAGE_CLASS("storage.k8s.io", "StorageClass", "storageclasses", Scope.CLUSTER, "sc"),
  PRIORITY_CLASS("scheduling.k8s.io", "PriorityClass", "priorityclasses", Scope.CLUSTER, "pc"),
  SERVICE_CIDR("networking.k8s.io", "ServiceCIDR", "servicecidrs", Scope.CLUSTER, ""),
  CLUSTER_ROLE("rbac.authorization.k8s.io", "ClusterRole", "clusterroles", Scope.CLUSTER, ""),
  CLUSTER_ROLE_BINDING(
      "rbac.authorization.k8s.io", "ClusterRoleBinding", "clusterrolebindings", Scope.CLUSTER, ""),
  SELF_SUBJECT_REVIEW(
      "authentication.k8s.io", "SelfSubjectReview", "selfsubjectreviews", Scope.CLUSTER, ""),
  SELF_SUBJECT_ACCESS_REVIEW(
      "authorization.k8s.io",
      "SelfSubjectAccessReview",
      "selfsubjectaccessreviews",
      Scope.CLUSTER,
      ""),
  SELF_SUBJECT_RULES_REVIEW(
      "authorization.k8s.io",
      "SelfSubjectRulesReview",
      "selfsubjectrulesreviews",
      Scope.CLUSTER,
      "");

  private enum Scope {
    CLUSTER,
    NAMESPACED
  }

  private static final String VERSION = "v1";

  private final String group;
  private final String kind;
  private final String plural;
  private final Scope scope;
  private final String shortName;

  ResourceKind(String group, String kind, String plural, Scope scope, String shortName) {
    this.group = group;
    this.kind = kind;
    this.plural = plural;
    this.scope = scope;
    this.shortName = shortName;
  }

  /** Finds a kind by, for example, {@code apps}, {@code v1} and {@code deployments}. */
  public static Optional<ResourceKind> find(String group, String version, String plural) {
    return Arrays.stream(values())
        .filter(k -> k.group.equals(group) && VERSION.equals(version) && k.plural.equals(plural))
        .findFirst();
  }

  /** The kind of that name, such as {@code Deployment}. */
  public static ResourceKind byName(String kind) {
    return Arrays.stream(values())
        .filter(k -> k.kind.equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such kind here: " + kind));
  }

  public String group() {
    return group;
  }

  public String version() {
    return VERSION;
  }

  public String apiVersion() {
    return group.isEmpty() ? VERSION : group + "/" + VERSION;
  }

  public String kind() {
    return kind;
  }

  public String plural() {
    return plural;
  }

  public boolean namespaced() {
    return scope == Scope.NAMESPACED;
  }

  public List<String> shortNames() {
    return shortName.isEmpty() ? List.of() : List.of(shortName);
  }

  /** Whether objects of this kind are stored; a caller's review of itself is only evaluated. */
  public boolean stored() {
    return this != SELF_SUBJECT_REVIEW
        && this != SELF_SUBJECT_ACCESS_REVIEW
        && this != SELF_SUBJECT_RULES_REVIEW;
  }

  /** As messages write the resource: {@code deployments.apps}, {@code services}. */
  String groupResource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** As messages write the kind: {@code Deployment.apps}, {@code Service}. */
  String groupKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }
}
