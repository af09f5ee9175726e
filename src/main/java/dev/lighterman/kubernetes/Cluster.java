package dev.lighterman.kubernetes;

import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.Secret;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A connection to one cluster, to be closed after use. A call throws {@link
 * dev.lighterman.value.TryLater} for errors that may pass by themselves and {@link
 * dev.lighterman.value.OperatorMustAct} for all others.
 */
public final class Cluster implements AutoCloseable {
  private static final String DEFAULT_CLASS_ANNOTATION =
      "storageclass.kubernetes.io/is-default-class";

  private final KubernetesErrors errors;
  private final KubernetesClient client;
  private final Runnable onClose;
  private final PullSecrets pullSecrets;
  private final Workloads workloads;
  private final Pods pods;

  /**
   * Sends no request yet.
   *
   * @param errors translates those of the cluster
   * @param onClose runs after the client is closed
   */
  Cluster(KubernetesErrors errors, KubernetesClient client, Runnable onClose) {
    this.errors = errors;
    this.client = client;
    this.onClose = onClose;
    this.pullSecrets = new PullSecrets(errors, client);
    this.workloads = new Workloads(errors, client);
    this.pods = new Pods(errors, client);
  }

  /** The range of Service addresses, and the addresses in use. */
  public ServiceNetwork serviceNetwork() {
    return new ServiceNetworkReader(errors, client).read();
  }

  public List<StorageClass> storageClasses() {
    return errors.translating(() ->
        client.storage().v1().storageClasses().list().getItems().stream()
            .map(storageClass ->
                new StorageClass(
                    storageClass.getMetadata().getName(),
                    "true".equals(Annotations.of(storageClass).get(DEFAULT_CLASS_ANNOTATION)),
                    Boolean.TRUE.equals(storageClass.getAllowVolumeExpansion())))
            .toList());
  }

  /** The names of the nodes. */
  public List<String> nodeNames() {
    return errors.translating(() ->
        client.nodes().list().getItems().stream()
            .map((Node node) -> node.getMetadata().getName())
            .toList());
  }

  /** The container runtime of each node, such as {@code containerd} or {@code cri-o}. */
  public List<String> nodeRuntimes() {
    return errors.translating(() ->
        client.nodes().list().getItems().stream()
            .map((Node node) -> node.getStatus().getNodeInfo().getContainerRuntimeVersion())
            .map(version -> version.replaceFirst("://.*", ""))
            .toList());
  }

  /** The PodSecurity level that a namespace enforces; empty if it enforces none. */
  public Optional<String> podSecurityLevel(String namespace) {
    return errors.translating(() ->
        Optional.ofNullable(client.namespaces().withName(namespace).get())
            .map(found -> found.getMetadata().getLabels())
            .map(labels -> labels.get("pod-security.kubernetes.io/enforce")));
  }

  /** Whether cert-manager is installed, in any namespace. */
  public boolean hasCertManager() {
    return workloads.existsInAnyNamespace("cert-manager");
  }

  public Optional<PullSecret> pullSecret(String namespace, String name) {
    return pullSecrets.find(namespace, name);
  }

  /** Creates an image pull secret, or replaces the bot's own. */
  public void putPullSecret(String namespace, String name, PullSecret secret, Secret password) {
    pullSecrets.put(namespace, name, secret, password);
  }

  /** Deletes it; does nothing if it does not exist. */
  public void deletePullSecret(String namespace, String name) {
    pullSecrets.delete(namespace, name);
  }

  /**
   * Creates a Deployment, or changes the bot's own; the API server refuses to change what others
   * have set.
   */
  public void putWorkload(Workload workload, RequestMark mark) {
    workloads.put(workload, mark);
  }

  /** The workload as the Deployment is now; empty if it does not exist. */
  public Optional<Workload> workload(String namespace, String name) {
    return workloads.find(namespace, name);
  }

  /** The mark of the request that created the workload; empty if the bot did not. */
  public Optional<String> workloadRequest(String namespace, String name) {
    return workloads.request(namespace, name);
  }

  public boolean workloadExists(String namespace, String name) {
    return workload(namespace, name).isPresent();
  }

  /** Deletes it with its pods; does nothing if it does not exist. */
  public void deleteWorkload(String namespace, String name) {
    workloads.delete(namespace, name);
  }

  public CheckJobs checkJobs() {
    return new CheckJobs(errors, client);
  }

  /**
   * What pulls from a registry, in every namespace; says what the bot may not list.
   *
   * @param hosts the registry's, as images name them
   */
  public PullingWorkloads pullingFrom(Set<String> hosts) {
    return errors.translating(() -> new PullingWorkloadsReader(client).read(hosts));
  }

  /** What pulls from a host, in every namespace, and has pods now. */
  public List<PullingWorkload> runningFrom(String host) {
    return errors.translating(() -> new PullingWorkloadsReader(client).readRunning(host));
  }

  /** What pulls from each of the hosts that are wanted, in every namespace. */
  public Map<String, PullingWorkloads> pullingByHost(Predicate<String> wanted) {
    return errors.translating(() -> new PullingWorkloadsReader(client).readByHost(wanted));
  }

  /** The pods that have all these labels, newest first. */
  public List<PodState> pods(String namespace, Map<String, String> labels) {
    return pods.list(namespace, labels);
  }

  /** Whether the pods that have all these labels pulled an image. */
  public PullStatus pullStatus(String namespace, Map<String, String> labels, String image) {
    return new PullStatusReader(pods, image).read(namespace, labels);
  }

  /**
   * Why a workload has no pods: none could be created since the workload was. Empty if it has some.
   */
  public Optional<String> podCreationFailure(Workload workload) {
    return podCreationFailure(workload.namespace(), workload.name(), workload.labels());
  }

  /**
   * The same of a Deployment or Job.
   *
   * @param labels of its pods
   */
  public Optional<String> podCreationFailure(
      String namespace, String name, Map<String, String> labels) {
    return pods.list(namespace, labels).isEmpty()
        ? pods.creationFailure(namespace, name)
        : Optional.empty();
  }

  /** The events of an object, latest last. */
  List<Pods.PodEvent> events(String namespace, String objectName) {
    return pods.events(namespace, objectName);
  }

  /** The events of all objects of a namespace, latest last. */
  public List<ObjectEvent> namespaceEvents(String namespace) {
    return pods.namespaceEvents(namespace);
  }

  /**
   * The pods, in all namespaces, that wait for an image of such a host that could not be pulled.
   */
  public List<FailingPull> failingPulls(Predicate<String> host) {
    return errors.translating(() -> new FailingPullsReader(client, pods, host).read());
  }

  /** A namespace's phase: Active or Terminating; empty if it does not exist. */
  public Optional<String> namespacePhase(String name) {
    return errors.translating(() ->
        Optional.ofNullable(client.namespaces().withName(name).get())
            .map(found -> found.getStatus() == null ? "Active" : found.getStatus().getPhase()));
  }

  /** The last lines of a pod's log; none if it does not exist or has not started. */
  public List<LogLine> logTail(String namespace, String pod, int lines) {
    return pods.logTail(namespace, pod, lines);
  }

  public Optional<VolumeClaim> volumeClaim(String namespace, String name) {
    return errors.translating(() ->
        Optional.ofNullable(
                client.persistentVolumeClaims().inNamespace(namespace).withName(name).get())
            .map(VolumeClaim::of));
  }

  /**
   * Whether the bot has this permission, as {@code kubectl auth can-i} tells.
   *
   * @param group the API group of the resource; empty for the core API
   * @param resource with its subresource where it has one, such as {@code pods/log}
   * @param namespace empty for all namespaces and for cluster-scoped resources
   */
  public boolean isAllowed(String verb, String group, String resource, String namespace) {
    String[] parts = resource.split("/", 2);
    SelfSubjectAccessReview review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(parts[0])
            .withSubresource(parts.length > 1 ? parts[1] : "")
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    return errors.translating(() ->
        client
            .authorization()
            .v1()
            .selfSubjectAccessReview()
            .create(review)
            .getStatus()
            .getAllowed());
  }

  /** The version of the API server, such as {@code v1.32.2}. */
  public String version() {
    return errors.translating(() -> client.getKubernetesVersion().getGitVersion());
  }

  @Override
  public void close() {
    try {
      client.close();
    } finally {
      onClose.run();
    }
  }
}
